package se.inkopsnavet.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import se.inkopsnavet.privacy.BlindIndex;
import se.inkopsnavet.trade.CustomerRef;
import se.inkopsnavet.trade.ScheduleReported;

class StopsMarkTest {

    private static final LocalDate DAY = LocalDate.of(2026, 12, 2);

    @Test
    void nobodyWithoutTheKeyCanTryAddressesUntilOneFits() {
        assertThat(mark(1).of(schedule(DAY, "Storgatan 1"))).isNotEqualTo(mark(2).of(schedule(DAY, "Storgatan 1")));
    }

    @Test
    void theSameStopsOfAnotherDayAreKnownAgainAndOthersAreNot() {
        String known = mark(1).of(schedule(DAY, "Storgatan 1"));

        assertThat(mark(1).of(schedule(DAY.plusDays(1), "Storgatan 1"))).isEqualTo(known);
        assertThat(mark(1).of(schedule(DAY, "Storgatan 2"))).isNotEqualTo(known);
    }

    private static StopsMark mark(int key) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) key);
        return new StopsMark(new BlindIndex(bytes));
    }

    private static ScheduleReported schedule(LocalDate day, String street) {
        ScheduleReported.Stop stop = new ScheduleReported.Stop(
                new CustomerRef("EXE-2026-000123", null),
                "O-1",
                LocalTime.of(10, 0),
                LocalTime.of(12, 0),
                street,
                "990 10");
        return new ScheduleReported("exempelkommun", "livs", day, Instant.EPOCH, List.of(stop));
    }
}
