package se.inkopsnavet.demo;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.List;

/**
 * When the demo's clock begins, whatever day it is: the next Wednesday at nine, so that the story is the same every day of the year. For trying out other days
 * there is {@code --demo.start=2026-12-04T23:50}, Swedish time.
 */
final class DemoStart {

    private static final String OPTION = "--demo.start=";
    private static final DayOfWeek DAY = DayOfWeek.WEDNESDAY;
    private static final LocalTime TIME = LocalTime.of(9, 0);

    private DemoStart() {}

    /**
     * @param now the real time; the clock is never put back
     * @throws IllegalArgumentException when the wanted start has passed
     * @throws java.time.DateTimeException when it is no time
     */
    static Instant of(List<String> arguments, ZoneId zone, Instant now) {
        Instant start = arguments.stream()
                .filter(each -> each.startsWith(OPTION))
                .findFirst()
                .map(each -> LocalDateTime.parse(each.substring(OPTION.length()))
                        .atZone(zone)
                        .toInstant())
                .orElseGet(() -> next(now.atZone(zone)).toInstant());
        if (start.isBefore(now)) {
            throw new IllegalArgumentException("demo.start har passerat");
        }
        return start;
    }

    /** Not this very moment: it would have passed when the clock is set. */
    private static ZonedDateTime next(ZonedDateTime now) {
        LocalDate day = now.toLocalDate().with(TemporalAdjusters.nextOrSame(DAY));
        ZonedDateTime start = day.atTime(TIME).atZone(now.getZone());
        return start.isAfter(now.plusSeconds(1))
                ? start
                : day.plusWeeks(1).atTime(TIME).atZone(now.getZone());
    }
}
