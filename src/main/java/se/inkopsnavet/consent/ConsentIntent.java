package se.inkopsnavet.consent;

import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.journal.NoteKind;

/** What follows from a decision about a consent; carried out in the same transaction. */
sealed interface ConsentIntent {

    /** The event belongs in the journal. @param purposes those that it had an effect on */
    record Note(NoteKind kind, Set<ConsentPurpose> purposes) implements ConsentIntent {
        public Note {
            purposes = Set.copyOf(purposes);
        }
    }

    /** Nothing may rest on it any more, and what it has led to is taken back. @param recipient where, or null for everywhere */
    record Stop(ConsentPurpose purpose, @Nullable Recipient recipient) implements ConsentIntent {}

    /** A day will come when it holds no longer. */
    record ExpireAfter(UUID event, LocalDate day) implements ConsentIntent {}
}
