package se.inkopsnavet.contact;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.inkopsnavet.policy.DeliveryPolicy.ContactWindow;

/** When a unit is asked to phone: AC-12-7, SOD-05. */
class CallTimeTest {

    private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");
    private static final Set<DayOfWeek> WEEKDAYS = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);
    private static final List<ContactWindow> WINDOWS = List.of(
            new ContactWindow(WEEKDAYS, LocalTime.of(10, 0), LocalTime.of(12, 0)),
            new ContactWindow(WEEKDAYS, LocalTime.of(14, 0), LocalTime.of(15, 0)));

    private static ZonedDateTime at(String local) {
        return LocalDateTime.parse(local).atZone(STOCKHOLM);
    }

    private static String decided(String asked, boolean urgent, String usefulUntil) {
        Instant until = usefulUntil == null ? null : at(usefulUntil).toInstant();
        CallTime when = CallTime.decide(WINDOWS, at(asked), urgent, until);
        return when instanceof CallTime.At later
                ? later.due().atZone(STOCKHOLM).toLocalDateTime().toString()
                : when.getClass().getSimpleName();
    }

    @ParameterizedTest
    @CsvSource({
        // AC-12-7
        "2026-11-30T12:30, false, , 2026-11-30T14:00",
        "2026-11-30T12:30, true, , OnCall",
        "2026-11-30T10:00, false, , Now",
        "2026-11-30T11:59:59, true, , Now",
        "2026-11-30T12:00, false, , 2026-11-30T14:00",
        "2026-11-30T15:00, false, , 2026-12-01T10:00",
        // Friday afternoon to Monday; the day before Good Friday to the Tuesday after Easter Monday
        "2026-12-04T16:00, false, , 2026-12-07T10:00",
        "2026-04-02T16:00, false, , 2026-04-07T10:00",
        // Christmas Eve is a working day by law, Christmas Day none
        "2026-12-24T09:00, false, , 2026-12-24T10:00",
        "2026-12-24T16:00, false, , 2026-12-28T10:00",
        // No use by then: somebody must be asked now
        "2026-11-30T12:30, false, 2026-11-30T13:30, OnCall",
        "2026-11-30T12:30, false, 2026-11-30T12:30, TooLate"
    })
    void aCallWaitsForTheNextWindow(String asked, boolean urgent, String usefulUntil, String expected) {
        assertThat(decided(asked, urgent, usefulUntil)).isEqualTo(expected);
    }

    @Test
    void windowsFollowTheClockOnTheWall() {
        ZonedDateTime beforeSummerTime = at("2027-03-27T16:00");
        List<ContactWindow> sunday =
                List.of(new ContactWindow(Set.of(DayOfWeek.SUNDAY), LocalTime.of(2, 30), LocalTime.of(4, 0)));

        assertThat(CallTime.decide(sunday, beforeSummerTime, false, null))
                .isEqualTo(new CallTime.At(at("2027-03-28T03:30").toInstant()));
    }

    @Test
    void unitWithoutWindowsAnswersAtAnyTime() {
        assertThat(CallTime.decide(List.of(), at("2026-11-29T03:00"), false, null))
                .isEqualTo(new CallTime.Now());
    }

    @Property(tries = 500)
    void everyMomentHasAnAnswerInsideAWindowAndInTime(
            @ForAll @IntRange(min = 0, max = 527_040) int minute, @ForAll @IntRange(min = 1, max = 20_000) int useful) {
        ZonedDateTime now = at("2026-01-01T00:00").plusMinutes(minute);
        Instant until = now.plusMinutes(useful).toInstant();

        CallTime when = CallTime.decide(WINDOWS, now, false, until);

        if (when instanceof CallTime.At later) {
            ZonedDateTime due = later.due().atZone(STOCKHOLM);
            assertThat(later.due()).isAfter(now.toInstant()).isBefore(until);
            assertThat(WEEKDAYS).contains(due.getDayOfWeek());
            assertThat(due.getHour()).isIn(10, 14);
            assertThat(CallTime.decide(WINDOWS, due, false, until)).isEqualTo(new CallTime.Now());
        } else {
            assertThat(when).isNotInstanceOf(CallTime.TooLate.class);
        }
    }
}
