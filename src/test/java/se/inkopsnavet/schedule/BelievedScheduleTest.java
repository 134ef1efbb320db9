package se.inkopsnavet.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static se.inkopsnavet.schedule.ScheduleBench.ASBY;
import static se.inkopsnavet.schedule.ScheduleBench.MUNICIPALITY;
import static se.inkopsnavet.schedule.ScheduleBench.SUPPLIER;
import static se.inkopsnavet.schedule.ScheduleBench.WEDNESDAY;
import static se.inkopsnavet.schedule.ScheduleBench.stop;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.inkopsnavet.trade.ScheduleReported;

/** Flow F11 with the real stores: which schedule is believed and handed on, and which is as good as none (AC-11-5). */
class BelievedScheduleTest {

    @AutoClose
    private static final ScheduleBench bench = new ScheduleBench();

    @BeforeEach
    void tuesday() {
        bench.tuesday();
    }

    /** What is refused reaches no other room: the slots of an earlier schedule stay. */
    @Test
    void onlyAScheduleThatIsBelievedIsHandedOn() {
        String one = bench.expected(0, ASBY, WEDNESDAY);
        bench.at("04:31");

        assertThat(bench.comes(WEDNESDAY, stop(one, "10:00"), stop("EXE-2026-999999", "11:00")))
                .isEqualTo("CONFIRMED");
        assertThat(bench.believed).containsExactly(Arrays.asList(one, null));
        assertThat(bench.comes(WEDNESDAY)).isEqualTo("QUARANTINED SCH-002");
        assertThat(bench.believed).hasSize(1);
    }

    /** A clock that is ahead would otherwise make every corrected schedule an old one. */
    @Test
    void aScheduleMadeInTheFutureCanBeCorrected() {
        String one = bench.expected(0, ASBY, WEDNESDAY);
        bench.at("04:31");
        Instant ahead = bench.clock.instant().plusSeconds(7 * 24 * 3600);
        List<ScheduleReported.Stop> stops = List.of(stop(one, "10:00"));
        assertThat(bench.comes(new ScheduleReported(MUNICIPALITY, SUPPLIER, WEDNESDAY, ahead, stops)))
                .isEqualTo("CONFIRMED");
        bench.at("04:40");

        assertThat(bench.comes(WEDNESDAY, stop(one, "12:00"))).isEqualTo("CONFIRMED");

        assertThat(bench.told("SCHEDULE_CLOCK_AHEAD"))
                .singleElement()
                .asString()
                .startsWith("IT ");
    }

    /** AC-11-5, and after that the schedule comes late. */
    @Test
    void yesterdaysScheduleIsNone() {
        String ref = bench.expected(0, ASBY, WEDNESDAY);
        bench.at("05:00");
        assertThat(bench.comes(WEDNESDAY.minusDays(1), stop(ref, "10:00"))).isEqualTo("QUARANTINED SCH-001");

        bench.at("06:10");

        assertThat(bench.told())
                .containsExactly(
                        "RESPONSIBLE hemtjanst.asby SCHEDULE_MISSING livs SCH-001",
                        "IT it-drift SCHEDULE_MISSING livs SCH-001");
        assertThat(bench.texted()).containsOnlyKeys("schedule-missing UNIT");
        assertThat(bench.calls)
                .extracting(call -> call.reason() + " " + call.who() + " " + call.caseRef())
                .containsExactly("schedule-missing SUPPLIER " + ref);

        bench.at("06:45");
        assertThat(bench.comes(WEDNESDAY, stop(ref, "10:00"))).isEqualTo("CONFIRMED");
        assertThat(bench.told("SCHEDULE_LIST_LATE"))
                .containsExactly("RESPONSIBLE hemtjanst.asby SCHEDULE_LIST_LATE 2026-12-02 inga avvikelser");
        assertThat(bench.reviews(WEDNESDAY)).containsExactly("enhet-asby MISSED 0 late");
    }

    @ParameterizedTest
    @CsvSource({"empty, SCH-002", "huge, SCH-003", "none, SCH-004"})
    void whatIsNotBelievedIsMissing(String what, String code) {
        String ref = bench.expected(0, ASBY, WEDNESDAY);
        bench.at("05:00");
        if (what.equals("empty")) {
            bench.comes(WEDNESDAY);
        } else if (what.equals("huge")) {
            ScheduleReported.Stop[] many = new ScheduleReported.Stop[9];
            java.util.Arrays.fill(many, stop(ref, "10:00"));
            bench.comes(WEDNESDAY, many);
        }

        bench.at("06:10");

        assertThat(bench.told("SCHEDULE_MISSING")).hasSize(2).allSatisfy(told -> assertThat(told)
                .endsWith(code));
    }

    /** The same stops and orders under today's date: a cache that was not refreshed. */
    @Test
    void yesterdaysStopsUnderTodaysDateAreNotTodays() {
        String ref = bench.expected(0, ASBY, WEDNESDAY);
        bench.order(ref, WEDNESDAY.minusDays(1));
        bench.comes(WEDNESDAY.minusDays(1), stop(ref, "10:00"));
        bench.at("05:00");

        assertThat(bench.comes(WEDNESDAY, stop(ref, "10:00"))).isEqualTo("QUARANTINED SCH-001");
    }
}
