package se.inkopsnavet.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.policy.Cutoff;
import se.inkopsnavet.policy.WorkingDays;

/**
 * When it is too late to order, and when that is said. Pure. A time of day that does not exist is an hour later, of one that comes twice the first counts
 * (reliability report §2.5).
 */
public final class CutoffTime {

    /** When a unit that is not staffed on the day of the cut-off is reminded: in the morning, so that there is a day to order in. */
    private static final LocalTime MORNING = LocalTime.of(9, 0);

    private CutoffTime() {}

    /** The last moment to order for a delivery on that day (the moment itself included where the rule says so). */
    static Instant of(Cutoff rule, LocalDate delivery, ZoneId zone) {
        return ZonedDateTime.of(day(rule, delivery), rule.time(), zone).toInstant();
    }

    private static LocalDate day(Cutoff rule, LocalDate delivery) {
        if (rule.daysBefore() == 0) {
            return delivery;
        }
        return switch (rule.dayType()) {
            case CALENDAR -> delivery.minusDays(rule.daysBefore());
            case WORKDAY -> WorkingDays.before(delivery, rule.daysBefore());
        };
    }

    /** Whether an order placed then is in time, to the second (AC-10-1). An occurrence without a cut-off of its own is always in time until its day is over. */
    public static boolean inTime(@Nullable Instant cutoff, boolean inclusive, Instant placed) {
        if (cutoff == null) {
            return true;
        }
        Instant second = Instant.ofEpochSecond(placed.getEpochSecond());
        return inclusive ? !second.isAfter(cutoff) : second.isBefore(cutoff);
    }

    /** The moments at which a unit is told who has not ordered. */
    public enum Stage {
        /** Only where nobody orders on the day of the cut-off: the last working day before it (AC-09-4). */
        EARLY,
        DAY_BEFORE,
        HOURS_BEFORE
    }

    /** @return empty when the stage does not occur for that cut-off */
    static Optional<Instant> at(Stage stage, Instant cutoff, ZoneId zone) {
        return switch (stage) {
            case EARLY -> early(cutoff, zone);
            case DAY_BEFORE -> Optional.of(cutoff.minus(Duration.ofHours(24)));
            case HOURS_BEFORE -> Optional.of(cutoff.minus(Duration.ofHours(3)));
        };
    }

    private static Optional<Instant> early(Instant cutoff, ZoneId zone) {
        LocalDate day = cutoff.atZone(zone).toLocalDate();
        return WorkingDays.isWorkingDay(day)
                ? Optional.empty()
                : Optional.of(ZonedDateTime.of(WorkingDays.before(day, 1), MORNING, zone)
                        .toInstant());
    }
}
