package se.inkopsnavet.journal;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.person.PersonId;

/**
 * A fact that belongs in the person's journal.
 *
 * @param noteId derived from the fact (UUID version 5), never fresh: the same fact asked for twice is one note
 * @param person whose journal
 * @param unitId the provider unit as the municipality's policy knows it
 * @param values for the template's placeholders, by name; free text is screened before it is written
 * @param author who did the act; null when nobody did, then the policy's system identity signs as author
 * @param occurredAt when the act took place, which is not when the note is written
 */
public record NoteRequest(
        UUID noteId,
        String municipality,
        String caseRef,
        PersonId person,
        String unitId,
        NoteKind kind,
        Map<String, String> values,
        @Nullable Author author,
        Instant occurredAt) {

    public NoteRequest {
        values = Map.copyOf(values);
    }

    @Override
    public String toString() {
        return "NoteRequest[" + noteId + "]";
    }
}
