package se.inkopsnavet.consent;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.inkopsnavet.journal.NoteKind;
import se.inkopsnavet.privacy.ColumnCipher;
import se.inkopsnavet.purchase.PersonKey;

/** The events themselves, encrypted, for as long as a note of them may have to be written: who gave it, who obtained it. */
final class ConsentEvents {

    private final JdbcClient jdbc;
    private final ColumnCipher cipher;

    ConsentEvents(JdbcClient jdbc, ColumnCipher cipher) {
        this.jdbc = jdbc;
        this.cipher = cipher;
    }

    /** An event whose note has not been asked for. */
    record Unwritten(ConsentEvent event, NoteKind kind, Set<ConsentPurpose> purposes) {}

    /** Kept once; when it is handled again it may have come to have an effect. */
    void keep(UUID message, ConsentEvent event, PersonKey person, Optional<ConsentIntent.Note> note) {
        String type = event instanceof ConsentRecorded
                ? "RECORDED"
                : event instanceof ConsentWithdrawn ? "WITHDRAWN" : "ANNULLED";
        boolean journal = event.source().kind() == Source.Kind.JOURNAL;
        jdbc.sql(
                        "insert into consent_event (municipality, id, person_key, message_id, type, note_kind, note_purposes, note_state, content)"
                                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (municipality, id) do update"
                                + " set note_kind = excluded.note_kind, note_purposes = excluded.note_purposes"
                                + " where consent_event.note_state = 'NONE'")
                .params(
                        event.municipality(),
                        event.id(),
                        person.bytes(),
                        message,
                        type,
                        note.map(asked -> asked.kind().name()).orElse(null),
                        note.map(ConsentEvents::names).orElse(""),
                        (journal ? NoteState.WRITTEN : NoteState.NONE).name(),
                        cipher.encrypt("consent_event", "content", row(event), ConsentDocument.write(event)))
                .update();
    }

    private static String names(ConsentIntent.Note note) {
        return note.purposes().stream().sorted().map(Enum::name).collect(Collectors.joining(","));
    }

    List<Unwritten> unwritten(String municipality, PersonKey person) {
        return jdbc.sql("select municipality, id, note_kind, note_purposes, content from consent_event"
                        + " where municipality = ? and person_key = ? and note_kind is not null and note_state = 'NONE' and content is not null"
                        + " order by occurred_at")
                .params(municipality, person.bytes())
                .query((row, n) -> new Unwritten(
                        event(row),
                        NoteKind.valueOf(row.getString("note_kind")),
                        purposes(row.getString("note_purposes"))))
                .list();
    }

    /** Every consent that was given, of a person about whom something may be kept. */
    List<ConsentRecorded> recorded(String municipality, PersonKey person) {
        return jdbc
                .sql("select municipality, id, content from consent_event"
                        + " where municipality = ? and person_key = ? and type = 'RECORDED' and content is not null")
                .params(municipality, person.bytes())
                .query((row, n) -> event(row))
                .stream()
                .map(ConsentRecorded.class::cast)
                .toList();
    }

    private ConsentEvent event(ResultSet row) throws SQLException {
        String cell = row.getString("municipality") + "|" + row.getString("id");
        return ConsentDocument.parse(cipher.decrypt("consent_event", "content", cell, row.getBytes("content")));
    }

    private static Set<ConsentPurpose> purposes(String names) {
        return Arrays.stream(names.split(","))
                .filter(name -> !name.isEmpty())
                .map(ConsentPurpose::valueOf)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The note has been asked for: the free text stands with it, and no longer here. */
    void asked(ConsentEvent event, UUID noteId) {
        byte[] content = ConsentDocument.write(event.withRemark(null));
        jdbc.sql(
                        "update consent_event set note_state = 'ASKED', note_id = ?, content = ? where municipality = ? and id = ?")
                .params(
                        noteId,
                        cipher.encrypt("consent_event", "content", row(event), content),
                        event.municipality(),
                        event.id())
                .update();
    }

    void noted(String municipality, UUID event, NoteState state) {
        jdbc.sql("update consent_event set note_state = ? where municipality = ? and id = ?")
                .params(state.name(), municipality, event)
                .update();
    }

    /** An earlier event's note, which a correction has to name; empty when none was asked for. */
    Optional<UUID> noteOf(String municipality, UUID event) {
        return jdbc.sql("select note_id from consent_event where municipality = ? and id = ? and note_id is not null")
                .params(municipality, event)
                .query(UUID.class)
                .optional();
    }

    boolean knows(String municipality, PersonKey person, UUID event) {
        return jdbc.sql(
                        "select exists (select from consent_event where municipality = ? and id = ? and person_key = ?)")
                .params(municipality, event, person.bytes())
                .query(Boolean.class)
                .single();
    }

    /** The message that brought it. */
    Optional<UUID> messageOf(String municipality, UUID event) {
        return jdbc.sql("select message_id from consent_event where municipality = ? and id = ?")
                .params(municipality, event)
                .query(UUID.class)
                .optional();
    }

    Optional<UUID> eventOfNote(String municipality, UUID noteId) {
        return jdbc.sql("select id from consent_event where municipality = ? and note_id = ?")
                .params(municipality, noteId)
                .query(UUID.class)
                .optional();
    }

    /** Nothing that says who is kept about a protected person (requirements §10.1). */
    void forget(String municipality, PersonKey person) {
        jdbc.sql(
                        "update consent_event set content = null where municipality = ? and person_key = ? and content is not null")
                .params(municipality, person.bytes())
                .update();
    }

    private static String row(ConsentEvent event) {
        return event.municipality() + "|" + event.id();
    }
}
