package se.inkopsnavet.journal;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists what staff have written under one headline of a journal, for the journals that can. */
public interface NoteListing {

    /**
     * Reads nothing but that headline.
     *
     * @param changedFrom notes written or changed then or later
     * @param after reference of the last note of the page before, or null for the first page
     * @throws se.inkopsnavet.fault.FaultException JOURNAL_UNREACHABLE, JOURNAL_REFUSED, JOURNAL_ANSWER_UNREADABLE
     */
    Page since(String headline, Instant changedFrom, @Nullable String after);

    /** @param notes in the order in which they were changed @param more whether another page follows */
    record Page(List<Listed> notes, boolean more) {
        public Page {
            notes = List.copyOf(notes);
        }
    }

    /**
     * @param reference the journal's own name of the note
     * @param person twelve digits, not looked at
     * @param staffId who wrote it, or who marked it as a mistake
     * @param mistake felmarkerad: it never held
     */
    record Listed(
            String reference,
            String person,
            String staffId,
            String title,
            Instant occurredAt,
            Instant changedAt,
            boolean mistake,
            String text) {

        @Override
        public String toString() {
            return "Listed[" + reference + "]";
        }
    }
}
