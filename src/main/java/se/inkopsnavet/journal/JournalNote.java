package se.inkopsnavet.journal;

import java.time.Instant;
import java.util.UUID;
import se.inkopsnavet.person.PersonId;

/**
 * A note as it is to stand in the journal, whichever system keeps it: what the ledger stores and every attempt sends.
 *
 * @param reference stands in the text too, for whoever looks for the note
 * @param unit what the journal system calls the provider unit
 * @param headline what the journal system calls the headline
 * @param createdAt when it was written, which is not when it occurred
 */
public record JournalNote(
        UUID noteId,
        String reference,
        PersonId person,
        String unit,
        String headline,
        String text,
        Author author,
        Instant occurredAt,
        Instant createdAt,
        boolean signed) {

    @Override
    public String toString() {
        return "JournalNote[" + noteId + "]";
    }
}
