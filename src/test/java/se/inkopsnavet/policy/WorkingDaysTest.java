package se.inkopsnavet.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Swedish working days of 2026 and 2027, by the law on public holidays (1989:253). */
class WorkingDaysTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-01-01", "2026-01-06", "2026-04-03", "2026-04-05", "2026-04-06", "2026-05-01", "2026-05-14",
                "2026-06-06", "2026-06-20", "2026-10-31", "2026-12-25", "2026-12-26", "2027-01-01", "2027-01-06",
                "2027-03-26", "2027-03-29", "2027-05-06", "2027-06-26", "2027-11-06"
            })
    void publicHolidayIsNoWorkingDay(LocalDate day) {
        assertThat(WorkingDays.isWorkingDay(day)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-01-05",
                "2026-04-02",
                "2026-04-30",
                "2026-06-19",
                "2026-12-24",
                "2026-12-31",
                "2027-03-25",
                "2027-06-25",
                "2027-12-24",
                "2027-12-31"
            })
    void eveIsAWorkingDay(LocalDate day) {
        assertThat(WorkingDays.isWorkingDay(day)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-20, 1, 2026-11-23",
        "2026-11-20, 3, 2026-11-25",
        "2026-04-01, 2, 2026-04-07",
        "2026-12-23, 2, 2026-12-28",
        "2026-12-30, 2, 2027-01-04",
        "2027-03-25, 1, 2027-03-30",
        "2026-11-21, 1, 2026-11-23"
    })
    void countsFromTheDayAfter(LocalDate from, int days, LocalDate expected) {
        assertThat(WorkingDays.after(from, days)).isEqualTo(expected);
    }
}
