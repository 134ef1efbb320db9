package se.inkopsnavet.complaint;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.policy.ComplaintRule;
import se.inkopsnavet.policy.WorkingDays;
import se.inkopsnavet.purchase.PurchaseCase;

/** The rules of flow F16, without any I/O. */
final class ComplaintCourse {

    private static final LocalTime ANSWER_AT = LocalTime.of(16, 0);
    private static final LocalTime REFUND_AT = LocalTime.of(8, 0);

    private ComplaintCourse() {}

    /** How a complaint is put forward. */
    enum Way {
        TO_SUPPLIER,
        BY_TELEPHONE,
        /** By nobody but the security contact. */
        STOPPED
    }

    /** @param canBeWrittenTo whether the supplier is one that the municipality has keys for */
    static Way way(PurchaseCase purchase, boolean canBeWrittenTo) {
        if (purchase.mayBeProtected()) {
            return Way.STOPPED;
        }
        return canBeWrittenTo ? Way.TO_SUPPLIER : Way.BY_TELEPHONE;
    }

    /** What an answer does. */
    enum Effect {
        ANSWERS,
        /** It says what is known already. */
        REPEATS,
        /** It says something else than what is known: a person must look. */
        CONTRADICTS
    }

    static Effect effect(Complaint complaint, Resolution answer) {
        if (complaint.state().waitsForAnAnswer()) {
            return Effect.ANSWERS;
        }
        return answer == complaint.resolution() ? Effect.REPEATS : Effect.CONTRADICTS;
    }

    static ComplaintState after(Resolution answer) {
        return answer == Resolution.REFUND ? ComplaintState.REFUND_AWAITED : ComplaintState.CLOSED;
    }

    /** When a silent supplier is reminded, or the unit told. */
    static Instant answerDue(LocalDate from, ComplaintRule rule, ZoneId zone) {
        return WorkingDays.after(from, rule.answerWorkdays())
                .atTime(ANSWER_AT)
                .atZone(zone)
                .toInstant();
    }

    /** Days of the calendar, not of 24 hours: the clock may have been changed meanwhile. */
    static Instant refundDue(LocalDate promised, ComplaintRule rule, ZoneId zone) {
        return promised.plusDays(rule.refundDays())
                .atTime(REFUND_AT)
                .atZone(zone)
                .toInstant();
    }

    /** By what the supplier knows the delivery: its own number, otherwise the reference of the customer list. Nothing else names the client. */
    static String subject(String caseRef, @Nullable String orderNo) {
        return orderNo == null ? caseRef : orderNo;
    }
}
