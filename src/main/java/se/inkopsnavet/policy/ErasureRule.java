package se.inkopsnavet.policy;

/**
 * How long a supplier has to confirm that something is erased, in working days (flow F18; both [assumption] until the municipality has decided).
 *
 * @param confirmWorkdays from the request until the supplier is reminded
 * @param reminderWorkdays from the reminder until the data protection officer is told
 */
public record ErasureRule(int confirmWorkdays, int reminderWorkdays) {

    static final int CONFIRM_WORKDAYS = 10;
    static final int REMINDER_WORKDAYS = 5;
}
