package se.inkopsnavet.complaint;

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
    OTHER
}
