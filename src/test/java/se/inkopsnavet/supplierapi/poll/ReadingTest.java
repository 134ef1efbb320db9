package se.inkopsnavet.supplierapi.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import se.inkopsnavet.crash.SupplierPoint;
import se.inkopsnavet.ledger.DeathPoint;
import se.inkopsnavet.ledger.LedgerBench;
import se.inkopsnavet.neighbourhood.supplierapi.SupplierWhims.Whim;
import se.inkopsnavet.trade.DeliveryReported;
import se.inkopsnavet.trade.OrderReported;

/** What a supplier has is known to the rooms once, whatever goes wrong on the way. Every call and answer is held against the contract. */
class ReadingTest {

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

    private List<String> orders() {
        return desk.reports.stream()
                .filter(OrderReported.class::isInstance)
                .map(OrderReported.class::cast)
                .map(order -> order.orderNo() + " " + order.state() + " " + order.version())
                .toList();
    }

    @Test
    void listsAreReadPageByPageAndOnlyOnce() {
        for (int i = 1; i <= 5; i++) {
            desk.supplier.data().order("B-" + i, ONE, "CONFIRMED", 1);
        }
        desk.supplier.data().delivery("B-1", ONE, "ARRIVING", 1);

        desk.read();
        int calls = desk.supplier.seen().size();
        desk.read();

        assertThat(orders())
                .containsExactlyInAnyOrder(
                        "B-1 CONFIRMED 1", "B-2 CONFIRMED 1", "B-3 CONFIRMED 1", "B-4 CONFIRMED 1", "B-5 CONFIRMED 1");
        assertThat(desk.reports).filteredOn(DeliveryReported.class::isInstance).hasSize(1);
        assertThat(calls).isEqualTo(4);
        assertThat(desk.supplier.seen()).hasSize(8);
        assertThat(desk.told).containsExactly("up");
    }

    @Test
    void aBrokenListOfOrdersDoesNotHideWhatHappensAtTheDoor() {
        desk.supplier.data().delivery("B-1", ONE, "ARRIVING", 1);
        desk.supplier.whims().always(Whim.ERROR_500);
        desk.supplier.whims().onlyFor("ordersSince");

        desk.read();

        assertThat(desk.reports).filteredOn(DeliveryReported.class::isInstance).hasSize(1);
        assertThat(desk.told).isNotEmpty().doesNotContain("up");
        assertThat(desk.standing().notBefore()).isAfter(Instant.now());
    }

    @Test
    void nothingIsAskedBeforeItsTime() {
        desk.read();
        int calls = desk.supplier.seen().size();

        assertThat(desk.look()).isZero();

        assertThat(desk.supplier.seen()).hasSize(calls);
        assertThat(desk.standing().readAt())
                .isBetween(Instant.now().plusSeconds(29 * 60), Instant.now().plusSeconds(30 * 60));
    }

    /** AC-10-11: not even encrypted. */
    @Test
    void goodsLinesAreStoredNowhere() {
        desk.supplier.data().order("B-1", ONE, "CONFIRMED", 1);
        desk.due();
        desk.look();

        List<String> stored = bench
                .all
                .sql("select payload_id from message where payload_id is not null")
                .query(java.util.UUID.class)
                .list()
                .stream()
                .map(id -> new String(bench.payloads.read(id)))
                .toList();
        assertThat(stored)
                .singleElement()
                .asString()
                .contains("B-1", "lineCount")
                .doesNotContain("Inkontinens", "\"lines\"");
    }

    @Test
    void badRecordIsQuarantinedAloneAndUnknownCustomersTo() {
        desk.supplier.data().order("B-1", ONE, "CONFIRMED", 1);
        desk.supplier.data().order("B-3", "EXE-2026-999999", "CONFIRMED", 1);
        desk.read();
        assertThat(desk.supplier.violations()).isEmpty();
        desk.supplier.whims().always(Whim.BAD_DATA);
        desk.supplier.data().order("B-2", ONE, "PONDERED", 1);

        desk.read();

        assertThat(orders()).contains("B-1 CONFIRMED 1").doesNotContain("B-3 CONFIRMED 1");
        assertThat(desk.messages())
                .contains("SUPPLIER_API_REPORT QUARANTINED UNKNOWN_CUSTOMER")
                .contains("SUPPLIER_API_REPORT QUARANTINED SUPPLIER_REPORT_CODE_UNKNOWN")
                .contains("SUPPLIER_API_REPORT CONFIRMED");
    }

    @ParameterizedTest
    @EnumSource(names = {"REORDERED", "DUPLICATED"})
    void orderOfPagesAndRepeatsDoNoHarm(Whim whim) {
        for (int i = 1; i <= 3; i++) {
            desk.supplier.data().order("B-" + i, ONE, "CONFIRMED", i);
        }
        desk.supplier.whims().always(whim);
        desk.supplier.whims().onlyFor("ordersSince");

        desk.read();

        if (whim == Whim.REORDERED) {
            assertThat(orders()).hasSize(3);
            assertThat(desk.mark("ORDER")).isBefore(Instant.now());
        } else {
            // More than was asked for is no page.
            assertThat(desk.told).contains("down SUP-007");
            desk.supplier.whims().behave();
            desk.read();
            assertThat(orders()).hasSize(3);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "ERROR_500, SUP-001",
        "FORBIDDEN, SUP-002",
        "THROTTLED, SUP-003",
        "REDIRECT, SUP-004",
        "RESET_AFTER, SUP-001",
        "ERROR_IN_200, SUP-004",
        "HTML, SUP-004",
        "HUGE, SUP-004",
        "ENDLESS, SUP-007"
    })
    void whateverGoesWrongIsToldAndNothingIsLost(Whim whim, String code) {
        desk.supplier.data().order("B-1", ONE, "CONFIRMED", 1);
        desk.supplier.whims().always(whim);
        desk.read();

        assertThat(desk.told).contains("down " + code);
        assertThat(desk.standing().notBefore()).isAfter(Instant.now());
        assertThat(desk.look()).isZero();

        desk.supplier.whims().behave();
        desk.read();
        assertThat(orders()).containsExactly("B-1 CONFIRMED 1");
        assertThat(desk.told).endsWith("up");
    }

    @Test
    void noRedirectIsFollowedAndRetryAfterIsObeyed() {
        desk.supplier.whims().next(Whim.REDIRECT, 1);
        desk.read();
        assertThat(desk.supplier.seen())
                .as("the other list, and nobody the supplier pointed to")
                .extracting(seen -> seen.operationId() + " " + seen.answered())
                .containsExactly("ordersSince 307", "deliveryEventsSince 200");

        desk.supplier.whims().next(Whim.THROTTLED, 1);
        desk.read();
        assertThat(desk.standing().notBefore())
                .isBetween(Instant.now().plusSeconds(9 * 60), Instant.now().plusSeconds(10 * 60));
    }

    @Test
    void afterFailuresInARowTheSupplierIsLeftAlone() {
        desk.supplier.whims().always(Whim.ERROR_500);
        for (int i = 0; i < 8; i++) {
            desk.read();
        }

        // Five, exactly (ThrottleTest); but its rest is ten seconds, and a slow machine may be back by then.
        assertThat(desk.supplier.seen()).hasSizeBetween(5, 7);
        assertThat(desk.told).contains("SUP-001 ordersSince 500");
    }

    @Test
    void longSilenceIsToldToItOnce() {
        desk.read();
        desk.silentSince(Duration.ofHours(2));
        desk.supplier.whims().always(Whim.ERROR_500);

        desk.read();
        desk.read();

        assertThat(desk.list("select kind || ' ' || role from notice")).containsExactly("SUPPLIER_API_SILENT IT");
        assertThat(desk.told).containsOnlyOnce("SUP-005 exempelkommun/livs/rest");
    }

    /** Requirements F10: the supplier's time counts, and a clock that is wrong is told. */
    @Test
    void wrongClockIsToldAndNothingIsSkipped() {
        desk.supplier.data().order("B-1", ONE, "CONFIRMED", 1);
        desk.runClock(Duration.ofMinutes(-10));
        desk.read();
        desk.runClock(Duration.ofMinutes(10));
        desk.supplier.data().order("B-2", ONE, "CONFIRMED", 1);
        desk.read();

        assertThat(orders()).contains("B-1 CONFIRMED 1", "B-2 CONFIRMED 1");
        assertThat(desk.told).filteredOn(line -> line.startsWith("SUP-006")).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void processThatDiesLosesAndDoublesNothing(SupplierPoint point) {
        LocalDate today = LocalDate.now(SupplierDesk.STOCKHOLM);
        desk.supplier.data().order("B-1", ONE, "CONFIRMED", 1);
        desk.supplier.data().schedule(today, ONE);
        desk.schedules.fetch(SupplierDesk.MUNICIPALITY, SupplierDesk.SUPPLIER, today);
        desk.death.at(point.spoken());

        assertThatThrownBy(() -> {
                    desk.look();
                    desk.work();
                })
                .isInstanceOf(DeathPoint.Death.class);
        desk.takeOver();
        desk.read();

        assertThat(desk.effects()).containsExactlyInAnyOrder("OrderReported 1", "ScheduleReported 1");
    }
}
