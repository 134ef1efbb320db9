package se.inkopsnavet.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static se.inkopsnavet.delivery.DeliveryBench.DAY;

import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.inkopsnavet.ledger.SetAside;
import se.inkopsnavet.trade.CustomerRef;
import se.inkopsnavet.trade.DeliveryReported.Kind;
import se.inkopsnavet.trade.ScheduleReported;

/** Flow F12 step 2: the unit plans to meet the driver when the schedule says when, and anew when the time changes. */
class MeetingRequestsTest {

    @AutoClose
    private static final DeliveryBench bench = DeliveryBench.mayLeaveOutside();

    @BeforeEach
    void clear() {
        bench.clear();
    }

    private static ScheduleReported.Stop at(String ref, int hour, int minute) {
        LocalTime from = LocalTime.of(hour, minute);
        return new ScheduleReported.Stop(new CustomerRef(ref, null), "O-" + ref, from, from.plusHours(2), null, null);
    }

    private static List<String> asked() {
        return bench.dispatch
                .ledger
                .all
                .sql(
                        "select subject_ref || ' ' || detail from notice where kind = 'MEET_DRIVER' order by subject_ref, detail")
                .query(String.class)
                .list();
    }

    @Test
    void theUnitIsAskedWhenTheScheduleSaysTheTime() {
        String met = bench.client(0);
        String other = bench.client(1);
        bench.meetsNobody(1);
        bench.caseState(other, "HANDED_OVER");

        bench.schedule(at(met, 9, 0), at(other, 9, 0));
        bench.until("08:01");

        assertThat(asked()).containsExactly(met + " 09:00");
        assertThat(bench.count("delivery where planned_for is not null and day = ?", DAY))
                .isEqualTo(1);
    }

    @Test
    void anotherTimeIsAskedForAnewAndTheSameIsNot() {
        String ref = bench.client(0);
        bench.schedule(at(ref, 9, 0));
        bench.until("08:01");

        bench.schedule(at(ref, 9, 10));
        bench.until("08:02");
        assertThat(asked()).hasSize(1);

        bench.schedule(at(ref, 10, 0));
        bench.until("08:03");
        assertThat(asked()).containsExactly(ref + " 09:00", ref + " 10:00");
    }

    @Test
    void nobodyMeetsADriverWhoHasRungOrWhoComesToNobody() {
        String rung = bench.client(0);
        String away = bench.client(1);
        bench.away(away, DAY.plusDays(2));
        bench.take(bench.report(rung, Kind.NO_ANSWER, 1, "08:00"));

        bench.schedule(at(rung, 9, 0), at(away, 9, 0));
        bench.until("08:01");

        assertThat(asked()).isEmpty();
    }

    @Test
    void aCaseThatCannotBeReadKeepsNoUnitFromItsMeetings() {
        String spoilt = bench.client(0);
        String ref = bench.client(1);
        bench.dispatch.ledger.spoil(spoilt);

        bench.schedule(at(spoilt, 9, 0), at(ref, 9, 0));
        bench.until("08:01");

        assertThat(asked()).containsExactly(ref + " 09:00");
        assertThat(bench.dispatch.ledger.setAside)
                .extracting(SetAside.Unworkable::caseRef)
                .containsExactly(spoilt);
    }
}
