package se.inkopsnavet.supplierapi;

/** What a stored record is about, as it stands in the record. */
public enum ReportKind {
    ORDER,
    DELIVERY,
    /** One stop of a schedule that could not be read with the others. */
    STOP,
    /** That a day's schedule is there or has changed, not the schedule itself. */
    SCHEDULE
}
