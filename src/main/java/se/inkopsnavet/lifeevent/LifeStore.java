package se.inkopsnavet.lifeevent;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.inkopsnavet.decision.Client;
import se.inkopsnavet.event.AbsenceChanged;
import se.inkopsnavet.event.PersonEvent;
import se.inkopsnavet.privacy.ColumnCipher;
import se.inkopsnavet.purchase.PersonKey;
import tools.jackson.databind.json.JsonMapper;

/** What the case system has recorded about people beside their decisions; the person's own data encrypted. */
public class LifeStore {

    private final JdbcClient jdbc;
    private final ColumnCipher cipher;
    private final JsonMapper json;

    public LifeStore(JdbcClient jdbc, ColumnCipher cipher, JsonMapper json) {
        this.jdbc = jdbc;
        this.cipher = cipher;
        this.json = json;
    }

    /** A client as the case system had it at that time. */
    record Fact(Instant asOf, Client client) {
        @Override
        public String toString() {
            return "Fact[***]";
        }
    }

    /** @return false when a later state of the record is known (requirements S-02) */
    boolean isNewest(PersonEvent event) {
        return jdbc.sql("insert into life_event_seen (municipality, record_key, version) values (?, ?, ?)"
                                + " on conflict (municipality, record_key) do update set version = excluded.version"
                                + " where life_event_seen.version <= excluded.version")
                        .params(event.municipality(), event.recordKey(), event.version())
                        .update()
                == 1;
    }

    void keep(String municipality, PersonKey person, Instant asOf, Client client) {
        byte[] content =
                cipher.encrypt("client_fact", "content", row(municipality, person), json.writeValueAsBytes(client));
        jdbc.sql(
                        "insert into client_fact (municipality, person_key, as_of, content) values (?, ?, ?, ?)"
                                + " on conflict (municipality, person_key) do update set as_of = excluded.as_of, content = excluded.content")
                .params(municipality, person.bytes(), Timestamp.from(asOf), content)
                .update();
    }

    void forget(String municipality, PersonKey person) {
        jdbc.sql("delete from client_fact where municipality = ? and person_key = ?")
                .params(municipality, person.bytes())
                .update();
    }

    Optional<Fact> find(String municipality, PersonKey person) {
        return Optional.ofNullable(find(municipality, List.of(person)).get(person));
    }

    Map<PersonKey, Fact> find(String municipality, Collection<PersonKey> people) {
        Map<PersonKey, Fact> found = new HashMap<>();
        jdbc.sql("select person_key, as_of, content from client_fact where municipality = ? and person_key = any(?)")
                .params(municipality, people.stream().map(PersonKey::bytes).toArray(byte[][]::new))
                .query((row, n) -> {
                    PersonKey person = PersonKey.of(row.getBytes(1));
                    byte[] plain = cipher.decrypt("client_fact", "content", row(municipality, person), row.getBytes(3));
                    return Map.entry(
                            person, new Fact(row.getTimestamp(2).toInstant(), json.readValue(plain, Client.class)));
                })
                .list()
                .forEach(each -> found.put(each.getKey(), each.getValue()));
        return found;
    }

    void keep(AbsenceChanged event) {
        if (event.deleted()) {
            jdbc.sql("delete from absence where municipality = ? and record_key = ?")
                    .params(event.municipality(), event.recordKey())
                    .update();
        } else {
            jdbc.sql(
                            "insert into absence (municipality, record_key, person_key, from_day, to_day) values (?, ?, ?, ?, ?)"
                                    + " on conflict (municipality, record_key) do update set person_key = excluded.person_key,"
                                    + " from_day = excluded.from_day, to_day = excluded.to_day")
                    .params(event.municipality(), event.recordKey(), event.personKey(), event.from(), event.to())
                    .update();
        }
    }

    Absences absences(String municipality, PersonKey person) {
        return absences(municipality, List.of(person)).getOrDefault(person, new Absences(List.of()));
    }

    /** @return nothing for those who are not away */
    Map<PersonKey, Absences> absences(String municipality, Collection<PersonKey> people) {
        Map<PersonKey, List<Absences.Away>> found = new HashMap<>();
        jdbc.sql("select person_key, from_day, to_day from absence where municipality = ? and person_key = any(?)")
                .params(municipality, people.stream().map(PersonKey::bytes).toArray(byte[][]::new))
                .query((row, n) -> Map.entry(
                        PersonKey.of(row.getBytes(1)),
                        new Absences.Away(
                                row.getDate(2).toLocalDate(),
                                row.getDate(3) == null ? null : row.getDate(3).toLocalDate())))
                .list()
                .forEach(each -> found.computeIfAbsent(each.getKey(), person -> new ArrayList<>())
                        .add(each.getValue()));
        return found.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, each -> new Absences(each.getValue())));
    }

    /** Everybody in the municipality who is away on that day. */
    public Set<PersonKey> away(String municipality, LocalDate day) {
        return new HashSet<>(jdbc.sql("select person_key from absence where municipality = ? and from_day <= ?"
                        + " and (to_day is null or to_day >= ?)")
                .params(municipality, day, day)
                .query((row, n) -> PersonKey.of(row.getBytes(1)))
                .list());
    }

    /** On which days each of them is away, of those days; nothing for who is not. */
    public Map<PersonKey, Set<LocalDate>> awayDays(
            String municipality, Collection<PersonKey> people, LocalDate from, LocalDate to) {
        Map<PersonKey, Set<LocalDate>> days = new HashMap<>();
        jdbc.sql("select a.person_key, d::date from absence a,"
                        + " generate_series(greatest(a.from_day, ?), least(coalesce(a.to_day, ?), ?), interval '1 day') d"
                        + " where a.municipality = ? and a.person_key = any(?)")
                .params(
                        from,
                        to,
                        to,
                        municipality,
                        people.stream().map(PersonKey::bytes).toArray(byte[][]::new))
                .query(row -> {
                    days.computeIfAbsent(PersonKey.of(row.getBytes(1)), person -> new HashSet<>())
                            .add(row.getObject(2, LocalDate.class));
                });
        return days;
    }

    private static String row(String municipality, PersonKey person) {
        return municipality + "|" + person.hex();
    }
}
