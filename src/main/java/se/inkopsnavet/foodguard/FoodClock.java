package se.inkopsnavet.foodguard;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.foodguard.FoodRule.Alert;

/**
 * How long one client has been without food. An alert is given once for each of the two, and is over when food comes.
 *
 * @param begun the first day with food planned
 * @param since the last day with food, or {@code begun}
 * @param told who has been alerted since then, the highest; null: nobody
 */
record FoodClock(LocalDate begun, LocalDate since, @Nullable Alert told) {

    static FoodClock beginning(LocalDate begun) {
        return new FoodClock(begun, begun, null);
    }

    /** @param food the last day with food as it is recorded now: a correction can take a day back */
    FoodClock fed(@Nullable LocalDate food) {
        LocalDate last = food == null || food.isBefore(begun) ? begun : food;
        return last.equals(since) ? this : new FoodClock(begun, last, null);
    }

    /** @return whether that alert is still to be given */
    boolean owes(@Nullable Alert alert) {
        return alert != null && (told == null || alert.compareTo(told) > 0);
    }

    FoodClock telling(Alert alert) {
        return new FoodClock(begun, since, alert);
    }
}
