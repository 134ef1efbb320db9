package se.inkopsnavet.complaint;

/** Where a complaint stands. */
public enum ComplaintState {
    /** On its way to the supplier. */
    OPEN,
    SENT,
    /** The unit phones the supplier. */
    BY_TELEPHONE,
    /** A refund is promised and has not been seen. */
    REFUND_AWAITED,
    CLOSED;

    boolean waitsForAnAnswer() {
        return this == OPEN || this == SENT || this == BY_TELEPHONE;
    }
}
