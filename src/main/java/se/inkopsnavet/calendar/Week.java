package se.inkopsnavet.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import se.inkopsnavet.policy.Weeks;

/** An ISO week (ISO 8601), from Monday to Sunday. */
record Week(LocalDate monday) implements Comparable<Week> {

    static Week of(LocalDate day) {
        return new Week(Weeks.monday(day));
    }

    /** As it stands in keys: {@code 2026-W53}. Sorts as the weeks do. */
    String text() {
        return Weeks.of(monday);
    }

    LocalDate day(DayOfWeek weekday) {
        return monday.plusDays(weekday.getValue() - 1L);
    }

    LocalDate sunday() {
        return monday.plusDays(6);
    }

    Week plus(int weeks) {
        return new Week(monday.plusWeeks(weeks));
    }

    @Override
    public int compareTo(Week other) {
        return monday.compareTo(other.monday);
    }
}
