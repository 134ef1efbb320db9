package se.inkopsnavet.order;

import static org.assertj.core.api.Assertions.assertThat;
import static se.inkopsnavet.order.OrderBench.TUESDAY;

import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.inkopsnavet.decision.Decision;
import se.inkopsnavet.decision.KeyedRecord;
import se.inkopsnavet.purchase.PersonKey;
import se.inkopsnavet.trade.OrderReported.State;
import se.inkopsnavet.trade.SupplierRequest;

/** What becomes of open orders when a case ends, or stands still. */
class StoppedOrdersTest {

    @AutoClose
    private static final OrderBench bench = new OrderBench();

    @BeforeEach
    void aClientWithAnOrder() {
        bench.clear();
        bench.report(State.CONFIRMED, "2026-11-29T17:00:00", TUESDAY);
    }

    /** The case system has no such decision any more, and says so by a key alone. */
    @Test
    void aDecisionThatIsRemovedHasItsLockedOrderCancelled() {
        bench.due(Watch.CUTOFF, "2026-11-30T13:00:01");
        assertThat(bench.orders.ofCase(bench.ref, "4711").map(Order::state)).contains(OrderState.LOCKED);

        bench.dispatch.desk.keyed(person(), "B-1", 2, KeyedRecord.Kind.REMOVED);

        assertThat(bench.dispatch.caseState(bench.ref)).isEqualTo("CLOSED");
        assertThat(bench.asked).extracting(SupplierRequest::kind).containsExactly(SupplierRequest.Kind.CANCEL);
        assertThat(bench.notices()).containsExactly("ORDER_CANCEL_ASKED 4711");
    }

    /** AC-10-8. The absence began while a changed row was on its way, when the case could not be paused. */
    @Test
    void whoIsAwayWhenAChangedRowIsAcknowledgedIsPausedAndTheOrderCancelled() {
        away(30);
        bench.dispatch.desk.decide(
                bench.dispatch.event(0, "B-1", 2).with(Decision.Outcome.CHANGED).decision());
        assertThat(bench.asked).isEmpty();

        acknowledged();

        assertThat(bench.dispatch.caseState(bench.ref)).isEqualTo("PAUSED");
        assertThat(bench.dispatch.notices("PAUSED")).isEqualTo(1);
        assertThat(bench.asked).extracting(SupplierRequest::kind).containsExactly(SupplierRequest.Kind.CANCEL);
    }

    @Test
    void whatComesWhenTheClientIsHomeAgainIsNotCancelled() {
        away(1);
        bench.dispatch.desk.decide(
                bench.dispatch.event(0, "B-1", 2).with(Decision.Outcome.CHANGED).decision());

        acknowledged();

        assertThat(bench.dispatch.caseState(bench.ref)).isEqualTo("PAUSED");
        assertThat(bench.asked).isEmpty();
    }

    /** @param days that the absence still lasts, from the Sunday before that Tuesday */
    private static void away(int days) {
        bench.dispatch.desk.absent =
                (municipality, person, day) -> day.isBefore(TUESDAY.minusDays(2).plusDays(days));
    }

    private static PersonKey person() {
        return bench.dispatch.desk.cases.people(List.of(bench.ref)).get(bench.ref);
    }

    /** By a supplier at which the client has an account already. */
    private static void acknowledged() {
        bench.state("CREDENTIALS_PENDING");
        bench.ledger.transaction.executeWithoutResult(status -> bench.dispatch.desk.book.handedOver(bench.ref));
    }
}
