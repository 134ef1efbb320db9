package se.inkopsnavet.journal;

import java.util.Set;
import java.util.UUID;
import se.inkopsnavet.ledger.Deadlines;
import se.inkopsnavet.ledger.State;

/** A note that is not in the journal when it should be becomes somebody's task (requirements S-07). */
public record NoteDeadline(NoteStore notes, NoteNotices notices) implements Deadlines.Reaction {

    public static final String KIND = "JOURNAL_NOTE";

    /** In the other states the note is written, or somebody has been told why it is not. */
    private static final Set<State> OPEN = Set.of(State.READY, State.SENDING, State.UNCERTAIN);

    @Override
    public void due(String subject, String occurrence, boolean late) {
        UUID noteId = UUID.fromString(subject);
        notes.standing(noteId)
                .filter(standing -> OPEN.contains(standing.state()))
                .ifPresent(standing -> notices.overdue(
                        noteId,
                        standing,
                        notes.find(noteId).map(NoteRequest::unitId).orElse(null)));
    }
}
