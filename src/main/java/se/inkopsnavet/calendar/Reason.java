package se.inkopsnavet.calendar;

/** Why an occurrence was cancelled or displaced, or a week has none. Neutral: nothing about the person. */
public enum Reason {
    /** The supplier does not deliver that day. */
    SUPPLIER_STOP_DAY,
    /** A public holiday of which the supplier's calendar says nothing: the unit is asked. */
    HOLIDAY_UNANSWERED,
    /** The client is away. */
    ABSENCE,
    /** The case stands still. */
    PAUSED,
    /** The case is closed or held. */
    CASE_STOPPED,
    /** The client cannot order yet. */
    NOT_STARTED,
    /** Known only when the cut-off or the day had passed. */
    TOO_LATE,
    /** Each client books a slot at the supplier, and none is known. */
    SLOT_NOT_BOOKED,
    /** The policy gives the client's area no delivery day, or fewer than it asks for. */
    NO_DELIVERY_DAY,
    /** The supplier's calendar does not reach that far (CAL-001). */
    NO_CALENDAR,
    /** The municipality's rules let nothing be delivered then. */
    POLICY_NOT_ACTIVE
}
