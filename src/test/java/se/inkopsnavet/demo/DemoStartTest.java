package se.inkopsnavet.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DemoStartTest {

    private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");

    @ParameterizedTest
    @CsvSource({
        "2026-11-29T06:10, 2026-12-02T09:00",
        "2026-12-02T08:59, 2026-12-02T09:00",
        "2026-12-02T09:00, 2026-12-09T09:00",
        "2026-12-31T23:50, 2027-01-06T09:00",
        "2027-03-28T03:30, 2027-03-31T09:00",
        "2027-10-31T02:30, 2027-11-03T09:00"
    })
    void whateverDayItIsTheClockBeginsOnTheNextWednesdayMorning(LocalDateTime now, LocalDateTime start) {
        assertThat(DemoStart.of(List.of("--demo.once"), STOCKHOLM, at(now))).isEqualTo(at(start));
    }

    @Test
    void anotherStartCanBeTriedOutWhenItIsStillToCome() {
        Instant now = at(LocalDateTime.parse("2026-11-29T06:10"));

        assertThat(DemoStart.of(List.of("--demo.start=2026-12-04T23:50"), STOCKHOLM, now))
                .isEqualTo("2026-12-04T22:50:00Z");
        assertThatThrownBy(() -> DemoStart.of(List.of("--demo.start=2026-11-28T09:00"), STOCKHOLM, now))
                .hasMessage("demo.start har passerat");
    }

    private static Instant at(LocalDateTime time) {
        return time.atZone(STOCKHOLM).toInstant();
    }
}
