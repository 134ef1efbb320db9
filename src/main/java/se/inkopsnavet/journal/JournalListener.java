package se.inkopsnavet.journal;

import se.inkopsnavet.ledger.Outcome;

/** Who waits for notes of one kind. Called in the transaction that records the outcome. */
public interface JournalListener {

    NoteKind kind();

    /** The journal has confirmed that the note is there. */
    void written(NoteRequest note);

    /**
     * The note came to rest unwritten, or nobody knows: HELD (the journal refused it), PARKED, UNCERTAIN. {@link #written} can still follow, when a person
     * has mended what was wrong or the note was found.
     */
    void notWritten(NoteRequest note, Outcome outcome);
}
