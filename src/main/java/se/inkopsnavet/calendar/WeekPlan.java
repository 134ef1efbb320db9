package se.inkopsnavet.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one ISO week should hold for clients of one area and one supplier.
 *
 * @param targets by place, the first is 1
 * @param missing why there are fewer than the policy asks for, or null
 */
record WeekPlan(Week week, List<Target> targets, @Nullable Reason missing) {

    WeekPlan {
        targets = List.copyOf(targets);
    }

    static WeekPlan without(Week week, Reason why) {
        return new WeekPlan(week, List.of(), why);
    }

    /**
     * One occurrence as it should be.
     *
     * @param reason why it is cancelled or displaced, or null
     */
    record Target(
            int place,
            LocalDate day,
            Occurrence.Fulfilment fulfilment,
            @Nullable Instant cutoffAt,
            boolean cutoffInclusive,
            @Nullable LocalDate displacedFrom,
            boolean planned,
            @Nullable Reason reason) {

        Target cancelled(Reason why) {
            return new Target(place, day, fulfilment, cutoffAt, cutoffInclusive, displacedFrom, false, why);
        }

        /** Whether somebody can still order for it. */
        boolean possible(Instant now, LocalDate today) {
            return !day.isBefore(today) && CutoffTime.inTime(cutoffAt, cutoffInclusive, now);
        }
    }
}
