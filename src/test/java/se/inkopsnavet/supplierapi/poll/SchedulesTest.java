package se.inkopsnavet.supplierapi.poll;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.inkopsnavet.ledger.LedgerBench;
import se.inkopsnavet.neighbourhood.supplierapi.SupplierApiNeighbour.Seen;
import se.inkopsnavet.neighbourhood.supplierapi.SupplierWhims.Whim;
import se.inkopsnavet.trade.ScheduleReported;
import tools.jackson.databind.node.ObjectNode;

/** A day's schedule is fetched when somebody wants it, and one that is wrong is used by nobody. */
class SchedulesTest {

    private static final String ONE = "EXE-2026-000001";
    private static final String TWO = "EXE-2026-000002";

    @AutoClose
    private static final LedgerBench bench = new LedgerBench();

    @AutoClose
    private SupplierDesk desk;

    @BeforeEach
    void open() {
        desk = new SupplierDesk(bench);
    }

    @Test
    void scheduleIsFetchedOnRequest() {
        LocalDate today = LocalDate.now(SupplierDesk.STOCKHOLM);
        desk.read();
        desk.supplier.data().schedule(today, ONE, TWO);
        desk.schedules.fetch(SupplierDesk.MUNICIPALITY, SupplierDesk.SUPPLIER, today);

        assertThat(desk.look()).isEqualTo(1);
        desk.work();

        assertThat(desk.reports).singleElement().isInstanceOfSatisfying(ScheduleReported.class, schedule -> {
            assertThat(schedule.day()).isEqualTo(today);
            assertThat(schedule.stops())
                    .extracting(stop -> stop.customer().caseRef())
                    .containsExactly(ONE, TWO);
        });
        assertThat(desk.list("select name from supplier_question")).isEmpty();
        assertThat(desk.look()).isZero();
    }

    /** A, then B, then A again: what holds is A. */
    @Test
    void eachFetchCounts() {
        LocalDate today = LocalDate.now(SupplierDesk.STOCKHOLM);
        desk.read();
        for (String ref : List.of(ONE, TWO, ONE)) {
            desk.supplier.data().schedule(today, ref).put("madeAt", "2026-11-29T04:00:00Z");
            desk.schedules.fetch(SupplierDesk.MUNICIPALITY, SupplierDesk.SUPPLIER, today);
            desk.look();
            desk.work();
        }

        assertThat(desk.reports)
                .extracting(report ->
                        ((ScheduleReported) report).stops().get(0).customer().caseRef())
                .containsExactly(ONE, TWO, ONE);
    }

    @Test
    void scheduleThatIsNotThereYetIsNoFault() {
        desk.read();
        desk.told.clear();
        desk.schedules.fetch(SupplierDesk.MUNICIPALITY, SupplierDesk.SUPPLIER, LocalDate.now(SupplierDesk.STOCKHOLM));
        desk.look();

        assertThat(desk.list("select name from supplier_question")).isEmpty();
        assertThat(desk.told).isEmpty();
        assertThat(desk.reports).isEmpty();
    }

    /** AC-11-5, and a schedule of which a part is missing: as none, and asked for again. */
    @ParameterizedTest
    @CsvSource({"STALE, true", "ERROR_IN_200, true", "TRUNCATED, false"})
    void wrongScheduleIsUsedByNobody(Whim whim, boolean asksAgain) {
        LocalDate today = LocalDate.now(SupplierDesk.STOCKHOLM);
        desk.read();
        desk.supplier.data().schedule(today, ONE, TWO);
        desk.supplier.whims().always(whim);
        desk.schedules.fetch(SupplierDesk.MUNICIPALITY, SupplierDesk.SUPPLIER, today);
        desk.look();
        desk.work();

        assertThat(desk.reports).isEmpty();
        assertThat(desk.list("select name from supplier_question")).hasSize(asksAgain ? 1 : 0);
        if (asksAgain) {
            assertThat(desk.told).last().asString().startsWith("SUP-0");
        } else {
            assertThat(desk.messages()).contains("SUPPLIER_API_SCHEDULE QUARANTINED SUPPLIER_SCHEDULE_WRONG");
        }
    }

    @Test
    void stopThatCannotBeReadIsQuarantinedAlone() {
        LocalDate today = LocalDate.now(SupplierDesk.STOCKHOLM);
        desk.read();
        ObjectNode schedule = desk.supplier.data().schedule(today, ONE, TWO);
        ((ObjectNode) schedule.get("stops").get(0)).put("from", "29:77");
        desk.supplier.whims().always(Whim.BAD_DATA);
        desk.schedules.fetch(SupplierDesk.MUNICIPALITY, SupplierDesk.SUPPLIER, today);
        desk.look();
        desk.work();

        assertThat(desk.reports)
                .singleElement()
                .extracting(report -> ((ScheduleReported) report).stops().size())
                .isEqualTo(1);
        assertThat(desk.messages()).contains("SUPPLIER_API_REPORT QUARANTINED SUPPLIER_REPORT_UNREADABLE");
    }

    @Test
    void questionIsAskedUntilItIsAnsweredOrTheDayIsOver() {
        LocalDate today = LocalDate.now(SupplierDesk.STOCKHOLM);
        // Two minutes pass, perhaps into it.
        LocalDate tomorrow = today.plusDays(1);
        desk.read();
        desk.supplier.data().schedule(tomorrow, ONE);
        desk.schedules.fetch(SupplierDesk.MUNICIPALITY, SupplierDesk.SUPPLIER, tomorrow);
        desk.schedules.fetch(SupplierDesk.MUNICIPALITY, SupplierDesk.SUPPLIER, today.minusDays(1));
        desk.schedules.fetch(SupplierDesk.MUNICIPALITY, "en-annan", tomorrow);
        desk.supplier.whims().next(Whim.ERROR_500, 1);

        desk.look();
        assertThat(desk.list("select name from supplier_question")).contains(tomorrow.toString());
        desk.runClock(Duration.ofMinutes(2));
        desk.look();
        desk.work();

        assertThat(desk.reports).hasSize(1);
        assertThat(desk.list("select name from supplier_question")).isEmpty();
        assertThat(desk.supplier.seen())
                .filteredOn(seen -> seen.operationId().equals("schedule"))
                .extracting(Seen::answered)
                .containsExactly(500, 200);
    }
}
