package se.inkopsnavet.journal;

/** What a journal note is about; one template in {@code mappings/journal/} for each (requirements S-09). */
public enum NoteKind {
    CONSENT,
    WITHDRAWAL,
    MANDATE,
    INFO_GIVEN,
    /** That they were handed over, to whom and when: never the credentials. */
    CREDENTIALS_HANDED_OVER,
    DEVIATION,
    COMPLAINT,
    REASSESSMENT,
    /** Names an earlier note and what was wrong in it: a note is never changed or removed. */
    CORRECTION
}
