package se.inkopsnavet.order;

/** The life of an order until it stands at the door (requirements §5.2). */
public enum OrderState {
    DRAFT_SEEN,
    CONFIRMED,
    /** Confirmed, and the cut-off has passed. */
    LOCKED,
    /** Placed after the cut-off: not promised until the supplier says on which day it comes. */
    LATE,
    PICKED,
    OUT_FOR_DELIVERY,
    CANCELLED,
    /** The supplier has refused it, or its payment. */
    REJECTED;

    /** Whether groceries come by it. */
    public boolean isOrdered() {
        return this == CONFIRMED || this == LOCKED || this == PICKED || this == OUT_FOR_DELIVERY;
    }
}
