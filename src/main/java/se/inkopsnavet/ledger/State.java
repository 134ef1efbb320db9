package se.inkopsnavet.ledger;

/** Where a message stands. Every accepted message ends in exactly one state that is final. */
public enum State {
    /** Stored and committed; not looked at yet. Only such a one makes later messages about the same person wait. */
    RECEIVED(false),
    /** Outgoing: decided and waiting to be delivered. */
    READY(false),
    /** An attempt is under way, or was when the process died. */
    SENDING(false),
    /** The neighbour took it; an acknowledgement is expected. */
    SENT(false),
    /** Done: handled, or delivered and acknowledged. */
    CONFIRMED(true),
    DUPLICATE(true),
    /** Refused, and the sender is told. */
    REJECTED(true),
    /** Bad input, kept for a person to look at. */
    QUARANTINED(true),
    /** A person must decide; can be released. */
    HELD(true),
    /** The peer was down past the flow's budget, or the hub could not handle the message; can be released. */
    PARKED(true),
    /** Sent or not, nobody knows; asked first, never repeated blindly. */
    UNCERTAIN(true),
    /** Too late to be of use: a task for a person. */
    EXPIRED(true),
    /** Withdrawn before any byte left, because a gate closed (docs/decisions/0007). */
    RECALLED(true);

    private final boolean resting;

    State(boolean resting) {
        this.resting = resting;
    }

    /** Nothing more happens without a person, a release or a reply. */
    public boolean resting() {
        return resting;
    }
}
