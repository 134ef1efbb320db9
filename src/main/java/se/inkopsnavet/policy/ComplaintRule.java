package se.inkopsnavet.policy;

import org.jspecify.annotations.Nullable;

/**
 * How complaints reach the supplier and how long it has (flow F16; the days are [assumption] until the municipality has decided).
 *
 * @param phone of the supplier's customer service, as people read it; null when it is not known
 * @param option the key to press there, or null
 * @param answerWorkdays working days until a supplier that is silent is reminded, and again until the unit hears of it
 * @param refundDays days until a promised refund should have been seen
 */
public record ComplaintRule(
        @Nullable String phone, @Nullable String option, int answerWorkdays, int refundDays) {

    static final int ANSWER_WORKDAYS = 2;
    static final int REFUND_DAYS = 30;

    /** Where to phone, for a letter; empty when it is not known. */
    public String telephone() {
        if (phone == null) {
            return "";
        }
        return option == null ? phone : phone + ", val " + option;
    }
}
