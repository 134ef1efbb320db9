package se.inkopsnavet.journal;

import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.inkopsnavet.ledger.State;
import se.inkopsnavet.privacy.ColumnCipher;
import tools.jackson.databind.json.JsonMapper;

/** Which notes were asked for. What they say is encrypted, and gone as soon as the journal has it: the journal is the record, the hub keeps a pointer. */
public class NoteStore {

    private final JdbcClient jdbc;
    private final ColumnCipher cipher;
    private final JsonMapper json;

    public NoteStore(JdbcClient jdbc, ColumnCipher cipher, JsonMapper json) {
        this.jdbc = jdbc;
        this.cipher = cipher;
        this.json = json;
    }

    /** @return false when the note has been asked for before */
    boolean isNew(UUID noteId) {
        return !jdbc.sql("select exists (select from journal_note where id = ?)")
                .param(noteId)
                .query(Boolean.class)
                .single();
    }

    /** After the message, which the row refers to. */
    void add(NoteRequest note) {
        byte[] content =
                cipher.encrypt("journal_note", "content", note.noteId().toString(), json.writeValueAsBytes(note));
        jdbc.sql("insert into journal_note (id, municipality, case_ref, kind, reference, content)"
                        + " values (?, ?, ?, ?, ?, ?) on conflict do nothing")
                .params(
                        note.noteId(),
                        note.municipality(),
                        note.caseRef(),
                        note.kind().name(),
                        NoteReference.of(note),
                        content)
                .update();
    }

    /** Empty when it was forgotten. */
    Optional<NoteRequest> find(UUID noteId) {
        return jdbc.sql("select content from journal_note where id = ? and content is not null")
                .param(noteId)
                .query((row, n) -> row.getBytes(1))
                .optional()
                .map(content -> json.readValue(
                        cipher.decrypt("journal_note", "content", noteId.toString(), content), NoteRequest.class));
    }

    void written(UUID noteId, String template) {
        jdbc.sql("update journal_note set template = ? where id = ?")
                .params(template, noteId)
                .update();
    }

    /** Who it was about and what it said is kept no longer, neither as it was asked for nor as it was written. */
    void forget(UUID noteId) {
        jdbc.sql("update journal_note set content = null where id = ?")
                .param(noteId)
                .update();
        jdbc.sql("delete from payload where id = (select payload_id from message where id = ?)")
                .param(noteId)
                .update();
        jdbc.sql("update message set payload_id = null where id = ?")
                .param(noteId)
                .update();
    }

    /** @param fault of the latest attempt, by name; null when there was none */
    record Standing(String municipality, String reference, State state, String fault) {}

    Optional<Standing> standing(UUID noteId) {
        return jdbc.sql(
                        "select n.municipality, n.reference, m.state, m.fault from journal_note n join message m on m.id = n.id"
                                + " where n.id = ?")
                .param(noteId)
                .query((row, n) -> new Standing(
                        row.getString(1), row.getString(2), State.valueOf(row.getString(3)), row.getString(4)))
                .optional();
    }
}
