package se.inkopsnavet.journal;

import java.util.UUID;

/** The short visible reference of a note, such as {@code EXE-2026-000012/ab12cd34}: what a person looks for, and what a read-back finds. */
public final class NoteReference {

    private static final int DIGITS = 8;

    private NoteReference() {}

    /** Says nothing about the person: the case reference and the beginning of the note's id. */
    static String of(NoteRequest note) {
        return of(note.caseRef(), note.noteId());
    }

    /** Also for whoever keeps a pointer to the note. */
    public static String of(String caseRef, UUID noteId) {
        return caseRef + "/" + noteId.toString().substring(0, DIGITS);
    }
}
