package se.inkopsnavet.consentnotes;

import java.time.Instant;
import java.util.List;
import se.inkopsnavet.journal.NoteListing.Listed;

/**
 * What a route hands over: stored as a whole or not at all.
 *
 * @param readTo everything changed before this has been read once the page is stored
 */
public record NotesPage(String municipality, List<Listed> notes, Instant readTo) {

    public NotesPage {
        notes = List.copyOf(notes);
    }

    @Override
    public String toString() {
        return "NotesPage[" + notes.size() + "]";
    }
}
