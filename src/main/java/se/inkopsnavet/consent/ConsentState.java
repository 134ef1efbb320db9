package se.inkopsnavet.consent;

/** Where a consent stands (requirements §5.2). Follows from everything known about the person, never from the order in which it came. */
public enum ConsentState {
    /** Kept, and not asked to be journaled: there is no case yet that says whose journal. */
    CAPTURED,
    PENDING_JOURNAL,
    /** Nobody knows whether the note reached the journal; a person finds out. */
    JOURNAL_UNKNOWN,
    /** The journal has it. The only state in which anything may rest on it. */
    ACTIVE,
    /** Somebody without a mandate has withdrawn it: nothing rests on it until a person has decided (AC-18-5). */
    PAUSED,
    WITHDRAWN,
    /** Its last day has passed. */
    EXPIRED,
    /** A later consent to the same thing is active. */
    SUPERSEDED,
    /** Registered by mistake; never held. */
    ANNULLED;

    /** May still come to hold, or holds. */
    boolean lives() {
        return this == CAPTURED
                || this == PENDING_JOURNAL
                || this == JOURNAL_UNKNOWN
                || this == ACTIVE
                || this == PAUSED;
    }
}
