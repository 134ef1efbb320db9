package se.inkopsnavet.calendar;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.calendar.WeekPlan.Target;
import se.inkopsnavet.decision.Decision;
import se.inkopsnavet.purchase.CaseState;

/**
 * How a case stands as far as deliveries are concerned. Pure.
 *
 * @param account the client can order: an account that has been handed over, also while a changed row is on its way to the supplier
 * @param otherwise until which day the client has other ways than the account of the own, exclusive; null where the account is a supplier's
 * @param away the days on which the client is away
 */
record Standing(
        CaseState state,
        boolean account,
        @Nullable Decision decision,
        @Nullable LocalDate otherwise,
        Predicate<LocalDate> away) {

    /** Neither stopped nor held. */
    boolean runs() {
        return switch (state) {
            case COLLECTING, READY, DISPATCHED, CREDENTIALS_PENDING, HANDED_OVER, PAUSED -> decision != null;
            case HELD_PROTECTED, HELD_NO_BASIS, HELD_POLICY, CLOSED, DECEASED -> false;
        };
    }

    /** Nothing is asked for any more, or nothing may be said about the person: not even that a week is without groceries. */
    boolean isOver() {
        return decision == null;
    }

    private boolean canOrder() {
        return account || state == CaseState.HANDED_OVER || state == CaseState.PAUSED;
    }

    /** The week as it is for this client. @param today on which a pause whose days nobody has recorded holds for all days to come */
    WeekPlan over(WeekPlan week, LocalDate today) {
        if (!runs()) {
            return WeekPlan.without(week.week(), Reason.CASE_STOPPED);
        }
        if (!canOrder()) {
            return WeekPlan.without(week.week(), Reason.NOT_STARTED);
        }
        boolean unexplained = state == CaseState.PAUSED && !away.test(today);
        List<Target> targets = week.targets().stream()
                .map(target -> target.planned() ? over(target, unexplained) : target)
                .toList();
        return new WeekPlan(week.week(), targets, missing(week));
    }

    /** That no slot is booked is missing from the first whole week on in which the client is to have one (F07 step 5). */
    private @Nullable Reason missing(WeekPlan week) {
        boolean early = otherwise != null && week.week().monday().isBefore(otherwise);
        return early && week.missing() == Reason.SLOT_NOT_BOOKED ? Reason.NOT_STARTED : week.missing();
    }

    private Target over(Target target, boolean unexplained) {
        if (target.day().isBefore(decision.startDate())) {
            return target.cancelled(Reason.NOT_STARTED);
        }
        if (decision.endDate() != null && target.day().isAfter(decision.endDate())) {
            return target.cancelled(Reason.CASE_STOPPED);
        }
        if (away.test(target.day())) {
            return target.cancelled(Reason.ABSENCE);
        }
        return unexplained ? target.cancelled(Reason.PAUSED) : target;
    }
}
