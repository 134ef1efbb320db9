package se.inkopsnavet.consent;

import java.util.UUID;
import se.inkopsnavet.journal.JournalListener;
import se.inkopsnavet.journal.NoteKind;
import se.inkopsnavet.journal.NoteReference;
import se.inkopsnavet.journal.NoteRequest;
import se.inkopsnavet.ledger.Outcome;
import se.inkopsnavet.ledger.State;
import se.inkopsnavet.purchase.CaseKeys;
import se.inkopsnavet.purchase.PersonKey;

/** What the journal says opens the gate, or keeps it closed: the confirmed note is the key (flow F02 step 4). One for each kind of note. */
final class ConsentJournal implements JournalListener {

    private final NoteKind kind;
    private final ConsentEvents events;
    private final ConsentBook book;
    private final CaseKeys keys;

    ConsentJournal(NoteKind kind, ConsentEvents events, ConsentBook book, CaseKeys keys) {
        this.kind = kind;
        this.events = events;
        this.book = book;
        this.keys = keys;
    }

    @Override
    public NoteKind kind() {
        return kind;
    }

    @Override
    public void written(NoteRequest note) {
        record(note, NoteState.WRITTEN);
    }

    /** Refused or parked, the note is still asked for and the gate is closed already; not to know is another thing. */
    @Override
    public void notWritten(NoteRequest note, Outcome outcome) {
        record(note, outcome.state() == State.UNCERTAIN ? NoteState.UNKNOWN : NoteState.ASKED);
    }

    private void record(NoteRequest note, NoteState state) {
        events.eventOfNote(note.municipality(), note.noteId()).ifPresent(event -> record(note, event, state));
    }

    private void record(NoteRequest note, UUID event, NoteState state) {
        events.noted(note.municipality(), event, state);
        PersonKey person = PersonKey.of(keys.person(note.municipality(), note.person()));
        book.change(
                note.municipality(),
                person,
                known -> known.noted(event, state, NoteReference.of(note.caseRef(), note.noteId())));
    }
}
