package se.inkopsnavet.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static se.inkopsnavet.delivery.DeliveryBench.DAY;
import static se.inkopsnavet.delivery.DeliveryBench.MUNICIPALITY;
import static se.inkopsnavet.delivery.DeliveryBench.at;
import static se.inkopsnavet.delivery.DeliveryBench.stop;
import static se.inkopsnavet.policy.DeliveryOutcome.DELIVERED_TO_CLIENT;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.inkopsnavet.trade.CustomerRef;
import se.inkopsnavet.trade.DeliveryReported;
import se.inkopsnavet.trade.DeliveryReported.Kind;
import se.inkopsnavet.trade.SupplierRequest;

/** Flow F12 with the real stores, cases and orders: of a delivery whose end nobody has reported, somebody asks. */
class MissingOutcomeTest {

    @AutoClose
    private static final DeliveryBench bench = DeliveryBench.mayLeaveOutside();

    @BeforeEach
    void clear() {
        bench.clear();
    }

    /** AC-13-11, from the schedule: the supplier and the unit, once, and not of a delivery that has ended. */
    @Test
    void twoHoursAfterTheSlotSomebodyAsks() {
        String silent = bench.client(0);
        String ended = bench.client(1);
        bench.schedule(stop(silent, "09:00", "11:00"), stop(ended, "09:00", "11:00"));
        bench.take(bench.ended(ended, 1, DELIVERED_TO_CLIENT));

        bench.until("13:00");
        evening();

        assertThat(bench.notices(silent)).containsExactly("RESPONSIBLE DELIVERY_OUTCOME_MISSING");
        assertThat(bench.requests.stream().distinct()).singleElement().satisfies(request -> {
            assertThat(request.kind()).isEqualTo(SupplierRequest.Kind.HOW_DID_IT_END);
            assertThat(request.customer().caseRef()).isEqualTo(silent);
            assertThat(request.orderNo()).isEqualTo("O-" + silent);
        });
        assertThat(bench.notices(ended)).isEmpty();
    }

    /** A driver who is late is not asked about before the new time has passed. */
    @Test
    void aLaterTimeMovesTheQuestion() {
        String ref = bench.client(0);
        bench.schedule(stop(ref, "09:00", "11:00"));
        bench.take(new DeliveryReported(
                MUNICIPALITY,
                "livs",
                new CustomerRef(ref, null),
                "O-" + ref,
                DAY,
                1,
                Kind.DELAYED,
                at("10:50"),
                at("12:30"),
                null,
                0));

        bench.until("14:29");
        assertThat(bench.requests).isEmpty();
        bench.until("14:30");
        assertThat(bench.requests).hasSize(1);
    }

    /** No schedule, no driver: an order that was to come today has come, or somebody asks. */
    @Test
    void inTheEveningNoOrderIsLeftWithoutAnEnd() {
        String ref = bench.client(0);

        evening();

        assertThat(bench.notices(ref)).containsExactly("RESPONSIBLE DELIVERY_OUTCOME_MISSING");
        assertThat(bench.requests).hasSize(1);
    }

    private static void evening() {
        bench.clock.set(at("20:00"));
        bench.dispatch.ledger.transaction.executeWithoutResult(status -> bench.room
                .deadlines
                .reactions()
                .get(DeliveryDeadlines.DAY_OVER)
                .due(MUNICIPALITY, DAY.toString(), false));
        bench.until("20:00");
    }
}
