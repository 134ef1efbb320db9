package se.inkopsnavet.schedule;

import java.util.List;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.trade.ScheduleReported;

/** A room that acts on the day's schedule; of one that is refused it never hears. A bean per room. */
@FunctionalInterface
public interface BelievedSchedules {

    /**
     * In the transaction in which the schedule takes the place of the earlier one of that day. May be called again with the same.
     *
     * @param caseRefs whom each stop means, in the order of the stops; null where nobody knows
     */
    void believed(ScheduleReported schedule, List<@Nullable String> caseRefs);
}
