package se.inkopsnavet.schedule;

import java.time.LocalDate;
import java.util.Optional;
import se.inkopsnavet.fault.Fault;

/** Whether a schedule can be today's at all (F11 step 2): what is not counts as missing, with the reason. Pure. */
final class Plausibility {

    /** Half of what is expected, more or less; of a handful a few. */
    private static final int FEW = 3;

    /** Days: a schedule may come the evening before, or for the week. */
    private static final int FURTHEST_AHEAD = 7;

    private Plausibility() {}

    /**
     * @param day that the schedule is of
     * @param today Europe/Stockholm
     * @param stops on the schedule
     * @param unknown how many of them mean nobody whom the hub knows
     * @param expected how many deliveries the hub expects of that supplier that day
     * @return why it is not believed; empty when it is
     */
    static Optional<Fault> refusal(LocalDate day, LocalDate today, int stops, int unknown, int expected) {
        if (day.isBefore(today) || day.isAfter(today.plusDays(FURTHEST_AHEAD))) {
            return Optional.of(Fault.SCHEDULE_OTHER_DAY);
        }
        if (stops == 0 && expected > 0) {
            return Optional.of(Fault.SCHEDULE_EMPTY);
        }
        boolean isTooFarOff = Math.abs(stops - expected) > Math.max(expected / 2, FEW);
        boolean isOthers = unknown > Math.max(stops / 2, FEW);
        return isTooFarOff || isOthers ? Optional.of(Fault.SCHEDULE_IMPLAUSIBLE) : Optional.empty();
    }
}
