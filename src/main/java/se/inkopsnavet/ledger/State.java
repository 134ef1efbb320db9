package se.inkopsnavet.ledger;

/** Where a message stands. Every accepted message ends in exactly one state that is final. */
public enum State {
    /** Stored and committed; not looked at yet. */
    RECEIVED(false, true),
    /** Outgoing: decided and waiting to be delivered. */
    READY(false, true),
    /** An attempt is under way, or was when the process died. */
    SENDING(false, true),
    /** The neighbour took it; an acknowledgement is expected. */
    SENT(false, false),
    /** Done: handled, or delivered and acknowledged. */
    CONFIRMED(true, false),
    DUPLICATE(true, false),
    /** Refused, and the sender is told. */
    REJECTED(true, false),
    /** Bad input, kept for a person to look at. */
    QUARANTINED(true, false),
    /** A person must decide; can be released. */
    HELD(true, false),
    /** The peer was down past the flow's budget; can be released. */
    PARKED(true, true),
    /** Sent or not, nobody knows; asked first, never repeated blindly. */
    UNCERTAIN(true, true),
    /** Too late to be of use: a task for a person. */
    EXPIRED(true, false),
    /** Withdrawn before any byte left, because a gate closed (docs/decisions/0007). */
    RECALLED(true, false);

    private final boolean resting;
    private final boolean blocking;

    State(boolean resting, boolean blocking) {
        this.resting = resting;
        this.blocking = blocking;
    }

    /** Nothing more happens without a person, a release or a reply. */
    public boolean resting() {
        return resting;
    }

    /** Later messages of the same case wait for this one. */
    public boolean blocking() {
        return blocking;
    }
}
