package se.inkopsnavet.consent;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.inkopsnavet.purchase.PersonKey;

/** What is known of people's consents, in the database: who, only as a keyed hash. */
final class ConsentStore {

    /** One question and not three: it is asked in every decision about a case, and again at the door. */
    private static final String KNOWN = """
            select 'CONSENT' kind, person_key, event_id, null::uuid other_id, purpose, recipient_type, recipient_id, given_at at, valid_to,
                   note_state, reference, state, null opens, null::boolean doubtful
              from consent where municipality = :municipality and person_key = any(:people)
            union all
            select 'WITHDRAWAL', person_key, event_id, consent_id, purpose, recipient_type, recipient_id, withdrawn_at, null,
                   null, null, null, null, doubtful
              from consent_withdrawal where municipality = :municipality and person_key = any(:people)
            union all
            select 'ANNULMENT', person_key, event_id, by_event, null, null, null, null, null, note_state, null, null, opens, null
              from consent_annulment where municipality = :municipality and person_key = any(:people)
            """;

    private final JdbcClient jdbc;

    ConsentStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Of one person, whom the caller has locked by the case. */
    PersonConsents of(String municipality, PersonKey person) {
        return of(municipality, List.of(person)).getOrDefault(person, PersonConsents.NONE);
    }

    /** @return nothing for those about whom nothing is known */
    Map<PersonKey, PersonConsents> of(String municipality, Collection<PersonKey> people) {
        byte[][] keys = people.stream().map(PersonKey::bytes).toArray(byte[][]::new);
        Map<PersonKey, PersonConsents> known = new HashMap<>();
        jdbc.sql(KNOWN)
                .param("municipality", municipality)
                .param("people", keys)
                .query((row, n) -> Map.entry(person(row), one(row)))
                .list()
                .forEach(found -> known.merge(found.getKey(), found.getValue(), ConsentStore::both));
        return known;
    }

    private static PersonConsents one(ResultSet row) throws SQLException {
        return switch (row.getString("kind")) {
            case "CONSENT" -> new PersonConsents(List.of(consent(row)), List.of(), List.of());
            case "WITHDRAWAL" -> new PersonConsents(List.of(), List.of(withdrawal(row)), List.of());
            default -> PersonConsents.NONE.with(annulment(row));
        };
    }

    private static PersonConsents both(PersonConsents one, PersonConsents other) {
        List<Consent> consents = new ArrayList<>(one.consents());
        consents.addAll(other.consents());
        List<Withdrawal> withdrawals = new ArrayList<>(one.withdrawals());
        withdrawals.addAll(other.withdrawals());
        List<Annulment> annulments = new ArrayList<>(one.annulments());
        annulments.addAll(other.annulments());
        return new PersonConsents(consents, withdrawals, annulments);
    }

    /** Writes what has changed. @param keepUntil of what no longer holds */
    void save(String municipality, PersonKey person, PersonConsents before, PersonConsents now, LocalDate keepUntil) {
        now.consents().stream()
                .filter(consent -> !before.consents().contains(consent))
                .forEach(consent -> upsert(municipality, person, consent, keepUntil));
        now.annulments().stream()
                .filter(annulment -> !before.annulments().contains(annulment))
                .forEach(annulment -> upsert(municipality, person, annulment));
        now.withdrawals().stream()
                .filter(withdrawal -> !before.withdrawals().contains(withdrawal))
                .map(Withdrawal::eventId)
                .distinct()
                .forEach(event -> replace(municipality, person, event, now));
    }

    private void upsert(String municipality, PersonKey person, Consent consent, LocalDate keepUntil) {
        jdbc.sql(
                        "insert into consent (municipality, event_id, purpose, person_key, recipient_type, recipient_id, given_at, valid_to, state,"
                                + " note_state, reference, keep_until) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                                + " on conflict (municipality, event_id, purpose) do update set state = excluded.state, note_state = excluded.note_state,"
                                + " reference = excluded.reference, keep_until = excluded.keep_until, changed_at = clock_timestamp()")
                .params(
                        municipality,
                        consent.eventId(),
                        consent.purpose().name(),
                        person.bytes(),
                        consent.recipient().type().name(),
                        consent.recipient().id(),
                        Timestamp.from(consent.givenAt()),
                        consent.validTo(),
                        consent.state().name(),
                        consent.note().name(),
                        consent.reference(),
                        consent.state().lives() ? null : keepUntil)
                .update();
    }

    private void upsert(String municipality, PersonKey person, Annulment annulment) {
        jdbc.sql("insert into consent_annulment (municipality, event_id, person_key, by_event, opens, note_state)"
                        + " values (?, ?, ?, ?, ?, ?) on conflict (municipality, event_id, person_key, by_event)"
                        + " do update set note_state = excluded.note_state")
                .params(
                        municipality,
                        annulment.event(),
                        person.bytes(),
                        annulment.by(),
                        annulment.opens().stream().sorted().map(Enum::name).collect(Collectors.joining(",")),
                        annulment.note().name())
                .update();
    }

    private void replace(String municipality, PersonKey person, UUID event, PersonConsents now) {
        jdbc.sql("delete from consent_withdrawal where municipality = ? and event_id = ?")
                .params(municipality, event)
                .update();
        int n = 0;
        for (Withdrawal withdrawal : now.withdrawals()) {
            if (withdrawal.eventId().equals(event)) {
                insert(municipality, person, withdrawal, n++);
            }
        }
    }

    private void insert(String municipality, PersonKey person, Withdrawal withdrawal, int n) {
        Recipient to = withdrawal.recipient();
        jdbc.sql(
                        "insert into consent_withdrawal (municipality, event_id, n, person_key, consent_id, purpose, recipient_type, recipient_id,"
                                + " withdrawn_at, doubtful) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        municipality,
                        withdrawal.eventId(),
                        n,
                        person.bytes(),
                        withdrawal.consentId(),
                        withdrawal.purpose() == null
                                ? null
                                : withdrawal.purpose().name(),
                        to == null ? null : to.type().name(),
                        to == null ? null : to.id(),
                        Timestamp.from(withdrawal.at()),
                        withdrawal.doubtful())
                .update();
    }

    private static PersonKey person(ResultSet row) throws SQLException {
        return PersonKey.of(row.getBytes("person_key"));
    }

    private static Consent consent(ResultSet row) throws SQLException {
        return new Consent(
                row.getObject("event_id", UUID.class),
                ConsentPurpose.valueOf(row.getString("purpose")),
                recipient(row),
                row.getTimestamp("at").toInstant(),
                row.getObject("valid_to", LocalDate.class),
                NoteState.valueOf(row.getString("note_state")),
                row.getString("reference"),
                ConsentState.valueOf(row.getString("state")));
    }

    private static Withdrawal withdrawal(ResultSet row) throws SQLException {
        String purpose = row.getString("purpose");
        return new Withdrawal(
                row.getObject("event_id", UUID.class),
                row.getObject("other_id", UUID.class),
                purpose == null ? null : ConsentPurpose.valueOf(purpose),
                recipient(row),
                row.getTimestamp("at").toInstant(),
                row.getBoolean("doubtful"));
    }

    private static Annulment annulment(ResultSet row) throws SQLException {
        return new Annulment(
                row.getObject("event_id", UUID.class),
                row.getObject("other_id", UUID.class),
                Arrays.stream(row.getString("opens").split(","))
                        .filter(name -> !name.isEmpty())
                        .map(ConsentPurpose::valueOf)
                        .collect(Collectors.toSet()),
                NoteState.valueOf(row.getString("note_state")));
    }

    private static @Nullable Recipient recipient(ResultSet row) throws SQLException {
        String type = row.getString("recipient_type");
        return type == null ? null : new Recipient(Recipient.Type.valueOf(type), row.getString("recipient_id"));
    }
}
