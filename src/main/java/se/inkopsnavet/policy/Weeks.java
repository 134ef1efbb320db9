package se.inkopsnavet.policy;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;

/** ISO weeks (ISO 8601, Monday to Sunday) as they stand in keys and in what people read: {@code 2026-W53}. Sorts as the weeks do. Pure. */
public final class Weeks {

    private Weeks() {}

    public static String of(LocalDate day) {
        return "%04d-W%02d".formatted(day.get(IsoFields.WEEK_BASED_YEAR), day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
    }

    public static LocalDate monday(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    /** @param week such as {@code 2026-W53} */
    public static LocalDate monday(String week) {
        int year = Integer.parseInt(week.substring(0, 4));
        long number = Long.parseLong(week.substring(6));
        // The fourth of January is always in week 1.
        return monday(LocalDate.of(year, 1, 4)).plusWeeks(number - 1);
    }
}
