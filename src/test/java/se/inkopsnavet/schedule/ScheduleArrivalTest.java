package se.inkopsnavet.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;
import static se.inkopsnavet.schedule.ScheduleBench.ASBY;
import static se.inkopsnavet.schedule.ScheduleBench.MUNICIPALITY;
import static se.inkopsnavet.schedule.ScheduleBench.SUPPLIER;
import static se.inkopsnavet.schedule.ScheduleBench.WEDNESDAY;
import static se.inkopsnavet.schedule.ScheduleBench.stop;

import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.inkopsnavet.trade.CustomerRef;
import se.inkopsnavet.trade.ScheduleReported;

/** Flow F11 with the real stores: schedules that come again during the day, too late, from a stranger or about strangers. */
class ScheduleArrivalTest {

    @AutoClose
    private static final ScheduleBench bench = new ScheduleBench();

    @BeforeEach
    void tuesday() {
        bench.tuesday();
    }

    @Test
    void changesDuringTheDayAreToldOnceAndInTheEveningNotAtAll() {
        String one = bench.expected(0, ASBY, WEDNESDAY);
        String other = bench.expected(1, ASBY, WEDNESDAY);
        bench.at("05:00");
        bench.comes(WEDNESDAY, stop(one, "10:00"), stop(other, "12:00"));
        bench.at("06:10");
        bench.acknowledge(ASBY, WEDNESDAY);

        bench.at("09:05");
        assertThat(bench.comes(WEDNESDAY, stop(one, "10:30"), stop(other, "12:10")))
                .isEqualTo("CONFIRMED");
        assertThat(bench.comes(WEDNESDAY, stop(one, "10:30"), stop(other, "12:10")))
                .isEqualTo("DUPLICATE");
        assertThat(bench.told("SCHEDULE_DEVIATION"))
                .containsExactly("RESPONSIBLE hemtjanst.asby SCHEDULE_DEVIATION " + one + " ny tid");

        bench.people.away(1, WEDNESDAY);
        bench.at("11:00");
        assertThat(bench.told("SCHEDULE_DEVIATION"))
                .hasSize(2)
                .last()
                .asString()
                .endsWith("frånvaro registrerad");

        bench.at("18:30");
        bench.comes(WEDNESDAY, stop(one, "19:30"), stop(other, "20:10"));
        bench.at("23:59");
        assertThat(bench.told("SCHEDULE_DEVIATION")).hasSize(2);
        assertThat(bench.reviews(WEDNESDAY)).containsExactly("enhet-asby ACKNOWLEDGED 0");
    }

    @Test
    void olderScheduleAndStrangersScheduleChangeNothing() {
        String ref = bench.expected(0, ASBY, WEDNESDAY);
        bench.at("05:00");
        Instant older = bench.clock.instant().minusSeconds(60);
        bench.comes(WEDNESDAY, stop(ref, "10:00"));

        assertThat(bench.comes(
                        new ScheduleReported(MUNICIPALITY, SUPPLIER, WEDNESDAY, older, List.of(stop(ref, "08:00")))))
                .isEqualTo("REJECTED BIZ-020");
        assertThat(bench.comes(
                        new ScheduleReported(MUNICIPALITY, "mathem", WEDNESDAY, older, List.of(stop(ref, "08:00")))))
                .isEqualTo("QUARANTINED BAT-002");
        assertThat(bench.ledger.count("schedule_stop where from_time = time '10:00'"))
                .isEqualTo(1);
        assertThat(bench.ledger.count("schedule_stop")).isEqualTo(1);
    }

    @Test
    void customersNobodyKnowsAreOneNoticeToIt() {
        String ref = bench.expected(0, ASBY, WEDNESDAY);
        bench.at("05:00");

        bench.comes(
                WEDNESDAY,
                stop(ref, "10:00"),
                stop("EXE-2026-999999", "11:00"),
                new ScheduleReported.Stop(
                        new CustomerRef(null, "K-77"), null, LocalTime.NOON, LocalTime.of(13, 0), null, null));

        assertThat(bench.told()).containsExactly("IT it-drift SCHEDULE_UNKNOWN_CUSTOMER livs 2026-12-02 2");
    }

    /** Whoever is told of a stop, and compared with the address in it, is a client that the supplier has to do with. */
    @Test
    void anotherSuppliersClientIsNobodysStop() {
        String ref = bench.expected(0, ASBY, WEDNESDAY);
        String theirs = bench.expected(1, ASBY, WEDNESDAY);
        bench.ledger
                .all
                .sql("update purchase_case set supplier = 'mathem' where case_ref = ?")
                .param(theirs)
                .update();
        bench.ledger
                .all
                .sql("delete from customer_list_row where case_ref = ?")
                .param(theirs)
                .update();
        bench.at("05:00");

        bench.comes(WEDNESDAY, stop(ref, "10:00"), stop(theirs, "11:00"));

        assertThat(bench.believed).hasSize(1).first().asInstanceOf(LIST).containsExactly(ref, null);
        assertThat(bench.told()).contains("IT it-drift SCHEDULE_UNKNOWN_CUSTOMER livs 2026-12-02 1");
    }
}
