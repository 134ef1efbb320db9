package se.inkopsnavet.foodguard;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Who is told of days without food, pure. Groceries last a week: whoever has food ordered for a day not later than the seventh is not without, which the ordinary
 * weekly rhythm is.
 */
final class FoodRule {

    static final int TELL_UNIT = 5;
    static final int TELL_MANAGER = 7;

    private FoodRule() {}

    /** Whom an alert goes to. */
    enum Alert {
        UNIT,
        MANAGER
    }

    /**
     * @param since the last day with food
     * @param stopped days that do not count: the client is away, or wants no groceries that week
     */
    static int daysWithout(LocalDate since, LocalDate today, Predicate<LocalDate> stopped) {
        return (int) since.datesUntil(today.isBefore(since) ? since.plusDays(1) : today.plusDays(1))
                .skip(1)
                .filter(stopped.negate())
                .count();
    }

    /**
     * @param days without food, counted to and with today
     * @param next the next day for which food is ordered, today or later; null when none is
     * @return who is to know today; null when nobody is
     */
    static @Nullable Alert alert(int days, LocalDate today, @Nullable LocalDate next) {
        if (days < TELL_UNIT || isCovered(days, today, next)) {
            return null;
        }
        return days >= TELL_MANAGER ? Alert.MANAGER : Alert.UNIT;
    }

    private static boolean isCovered(int days, LocalDate today, @Nullable LocalDate next) {
        return next != null && days + ChronoUnit.DAYS.between(today, next) <= TELL_MANAGER;
    }
}
