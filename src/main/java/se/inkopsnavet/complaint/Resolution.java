package se.inkopsnavet.complaint;

/** What the supplier does about a complaint. */
public enum Resolution {
    REFUND,
    REDELIVERY,
    /** Nothing: the complaint is rejected, or too late. */
    NONE
}
