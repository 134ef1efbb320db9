package se.inkopsnavet.complaint;

import se.inkopsnavet.policy.DeliveryOutcome;

/** What was wrong (requirements §5.2). */
public enum ComplaintType {
    MISSING,
    WRONG,
    DAMAGED,
    QUALITY,
    LATE,
    /** Left outside the door where the municipality never allows it: found by the hub itself. */
    LEFT_OUTSIDE_BREACH,
    FEE,
    OTHER;

    /** @param breach how a delivery ended against the municipality's rules */
    public static ComplaintType of(DeliveryOutcome breach) {
        return breach.isOutside() ? LEFT_OUTSIDE_BREACH : OTHER;
    }
}
