package se.inkopsnavet.lifecare.poll;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.consent.StructuredNote;
import se.inkopsnavet.person.PersonId;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A journal note as Lifecare's {@code documentations} shows it. It says neither whom it is about nor when it was changed.
 *
 * @param executionId through which the person is found
 * @param signature whose it is: who wrote it, or who marked it as a mistake
 * @param errorMarked felmarkerad: it never held
 * @param occurredAt null when it cannot be read; a time without an offset is Swedish time
 */
record JournalRecord(
        String id,
        String text,
        String executionId,
        String signature,
        boolean errorMarked,
        @Nullable Instant occurredAt) {

    static final JsonMapper JSON = JsonMapper.builder().build();

    private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");

    static JournalRecord of(JsonNode record) {
        boolean errorMarked = record.path("ErrorMarked").asBoolean(false);
        String plain = text(record, "PlainText");
        return new JournalRecord(
                text(record, "Id"),
                plain.isEmpty() ? text(record, "Text") : plain,
                text(record, "ExecutionId"),
                text(record, errorMarked ? "ErrorMarkedSignature" : "CreatedSignature"),
                errorMarked,
                time(text(record, "OccurrenceTime")));
    }

    private static String text(JsonNode record, String field) {
        JsonNode value = record.path(field);
        return value.isValueNode() && !value.isNull() ? value.asString("").strip() : "";
    }

    private static @Nullable Instant time(String written) {
        try {
            return written.matches(".*(Z|[+-][0-9]{2}:?[0-9]{2})$")
                    ? OffsetDateTime.parse(written).toInstant()
                    : LocalDateTime.parse(written).atZone(STOCKHOLM).toInstant();
        } catch (DateTimeException unreadable) {
            return null;
        }
    }

    /** What makes it another note than it was. */
    JsonNode content() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("text", text)
                .put("execution", executionId)
                .put("signature", signature)
                .put("error", errorMarked)
                .put("occurred", String.valueOf(occurredAt));
    }

    StructuredNote.Note note(String municipality, String person) {
        return new StructuredNote.Note(municipality, id, PersonId.parse(person), signature, "", occurredAt, text);
    }

    @Override
    public String toString() {
        return "JournalRecord[" + id + "]";
    }
}
