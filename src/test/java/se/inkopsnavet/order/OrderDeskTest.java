package se.inkopsnavet.order;

import static org.assertj.core.api.Assertions.assertThat;
import static se.inkopsnavet.order.OrderBench.TUESDAY;

import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.trade.CustomerRef;
import se.inkopsnavet.trade.OrderReported.State;
import se.inkopsnavet.trade.StillNeeded;
import se.inkopsnavet.trade.SupplierRequest;

/** Flow F10 on a real database: whose order a report is about, and what it says of the order. */
class OrderDeskTest {

    @AutoClose
    private static final OrderBench bench = new OrderBench();

    @BeforeEach
    void aClientWithATuesday() {
        bench.clear();
    }

    @Test
    void theGateOfARequestKnowsWhatHasBeenOrdered() {
        OrderedMeanwhile gate = gate();
        assertThat(isNeeded(gate, SupplierRequest.Kind.LATE_ORDER, TUESDAY)).isTrue();

        bench.report(State.CONFIRMED, "2026-11-29T17:00:00", null);

        assertThat(isNeeded(gate, SupplierRequest.Kind.LATE_ORDER, TUESDAY)).isFalse();
        assertThat(isNeeded(gate, SupplierRequest.Kind.LATE_ORDER, TUESDAY.plusDays(1)))
                .isTrue();
    }

    @Test
    void nothingIsCancelledOfSomebodyWhoIsHomeAgain() {
        OrderedMeanwhile gate = gate();
        bench.state("PAUSED");
        assertThat(isNeeded(gate, SupplierRequest.Kind.CANCEL, TUESDAY)).isTrue();

        bench.state("HANDED_OVER");

        assertThat(isNeeded(gate, SupplierRequest.Kind.CANCEL, TUESDAY)).isFalse();
    }

    private static OrderedMeanwhile gate() {
        return new OrderedMeanwhile(bench.orders, bench.occurrences, bench.dispatch.desk.cases);
    }

    private static boolean isNeeded(OrderedMeanwhile gate, SupplierRequest.Kind kind, LocalDate day) {
        return gate.test(new StillNeeded.Asked("livs", kind, bench.ref, "4711", day));
    }

    @Test
    void anotherMunicipalitysOrderOfTheSameNumberIsAnother() {
        bench.report(State.CONFIRMED, "2026-11-29T17:00:00", TUESDAY);
        OrderStore orders = bench.orders;
        Order known = orders.find("exempelkommun", "livs", "4711").orElseThrow();
        orders.save(
                new Order(
                        "annankommun",
                        "livs",
                        "4711",
                        "ANN-2026-000001",
                        null,
                        OrderState.DRAFT_SEEN,
                        1,
                        known.placedAt(),
                        null,
                        null,
                        0),
                "");

        assertThat(orders.find("exempelkommun", "livs", "4711")).contains(known);
        assertThat(orders.find("annankommun", "livs", "4711").map(Order::caseRef))
                .contains("ANN-2026-000001");
        assertThat(orders.ofCase(bench.ref, "4711")).contains(known);
    }

    @Test
    void anOrderFromAnotherAgeIsNotBelieved() {
        assertThat(bench.take(
                        new CustomerRef(bench.ref, null),
                        State.CONFIRMED,
                        bench.clock.instant().plus(Duration.ofDays(4000))))
                .isEqualTo("QUARANTINED " + Fault.INVALID_VALUE.code());
        assertThat(bench.ledger.count("purchase_order")).isZero();
    }

    /** AC-10-8. */
    @Test
    void anOrderOfAPausedClientIsCancelled() {
        bench.state("PAUSED");
        bench.report(State.CONFIRMED, "2026-11-29T17:00:00", TUESDAY);

        assertThat(bench.asked).extracting(SupplierRequest::kind).containsExactly(SupplierRequest.Kind.CANCEL);
        assertThat(bench.notices()).containsExactly("ORDER_CANCEL_ASKED 4711");
    }

    @Test
    void aCustomerNumberIsLearntAndMeansOneClient() {
        assertThat(bench.take(new CustomerRef(null, "K-77"), State.DRAFT)).isEqualTo("QUARANTINED ORD-001");
        assertThat(bench.take(new CustomerRef(bench.ref, "K-77"), State.DRAFT)).isEqualTo("CONFIRMED");
        assertThat(bench.take(new CustomerRef(null, "K-77"), State.CONFIRMED)).isEqualTo("CONFIRMED");
        assertThat(bench.take(new CustomerRef("EXE-2026-999999", "K-77"), State.CONFIRMED))
                .isEqualTo("QUARANTINED ORD-001");
    }
}
