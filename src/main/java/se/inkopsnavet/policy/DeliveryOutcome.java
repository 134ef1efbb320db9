package se.inkopsnavet.policy;

/** How a delivery ended (requirements §5.1): the words that policies about the door are written in. */
public enum DeliveryOutcome {
    DELIVERED_TO_CLIENT,
    DELIVERED_AND_FRIDGE_PACKED,
    DELIVERED_TO_STAFF,
    LEFT_OUTSIDE_NEARBY,
    LEFT_OUTSIDE_NO_ANSWER,
    TO_UNIT_PREMISES,
    RETURNED_TO_STORE,
    RETURNED_TO_WAREHOUSE,
    PICKED_UP_BY_HOMECARE,
    LOCKER,
    CANCELLED_BY_SUPPLIER,
    MISSED,
    /** A code that the supplier has not agreed with us: a person looks at it. */
    OTHER;

    /** Whether the groceries are where somebody has them. */
    public boolean isReceived() {
        return switch (this) {
            case DELIVERED_TO_CLIENT,
                    DELIVERED_AND_FRIDGE_PACKED,
                    DELIVERED_TO_STAFF,
                    TO_UNIT_PREMISES,
                    PICKED_UP_BY_HOMECARE -> true;
            default -> false;
        };
    }

    public boolean isOutside() {
        return this == LEFT_OUTSIDE_NEARBY || this == LEFT_OUTSIDE_NO_ANSWER;
    }

    public boolean isReturned() {
        return this == RETURNED_TO_STORE || this == RETURNED_TO_WAREHOUSE;
    }
}
