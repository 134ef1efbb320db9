package se.inkopsnavet.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static se.inkopsnavet.policy.DeliveryOutcome.DELIVERED_TO_CLIENT;
import static se.inkopsnavet.policy.DeliveryOutcome.LEFT_OUTSIDE_NEARBY;
import static se.inkopsnavet.policy.DeliveryOutcome.RETURNED_TO_STORE;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.inkopsnavet.journal.NoteRequest;
import se.inkopsnavet.trade.DeliveryReported.Kind;
import se.inkopsnavet.trade.StillNeeded;
import se.inkopsnavet.trade.SupplierRequest;

/** The same room where groceries must never stand outside. */
class NeverOutsideDeskTest {

    @AutoClose
    private static final DeliveryBench bench = DeliveryBench.neverOutside();

    @BeforeEach
    void clear() {
        bench.clear();
    }

    /** AC-13-6. */
    @Test
    void groceriesOutsideAreAnAlertAComplaintAndADeviation() {
        String ref = bench.client(0);

        bench.take(bench.ended(ref, 1, LEFT_OUTSIDE_NEARBY));
        bench.take(bench.ended(ref, 1, LEFT_OUTSIDE_NEARBY));
        bench.until("12:00");

        assertThat(bench.notices(ref))
                .containsExactly(
                        "RESPONSIBLE DOOR_BREACH lämnat utanför dörren, kunden i närheten",
                        "RESPONSIBLE DELIVERY_COLD_CHAIN");
        assertThat(bench.sent()).containsExactly("UNIT delivery-breach");
        assertThat(bench.complaints).containsExactly(ref + " livs O-" + ref + " LEFT_OUTSIDE_NEARBY");
        assertThat(bench.notes).singleElement().extracting(NoteRequest::unitId).isEqualTo("enhet-asby");
    }

    /** AC-13-5. */
    /** The supplier had said so too early, and the request had not left yet. */
    @Test
    void whatTurnsOutToBeDeliveredIsNotDeliveredAgain() {
        String ref = bench.client(0);
        bench.take(bench.report(ref, Kind.NO_ANSWER, 1, "10:30"));
        assertThat(isNeeded(ref, SupplierRequest.Kind.HOW_DID_IT_END)).isTrue();

        bench.take(bench.ended(ref, 1, RETURNED_TO_STORE));
        assertThat(isNeeded(ref, SupplierRequest.Kind.DELIVER_AGAIN)).isTrue();
        assertThat(isNeeded(ref, SupplierRequest.Kind.HOW_DID_IT_END)).isFalse();

        bench.take(bench.ended(ref, 2, DELIVERED_TO_CLIENT));
        assertThat(isNeeded(ref, SupplierRequest.Kind.DELIVER_AGAIN)).isFalse();
    }

    private static boolean isNeeded(String ref, SupplierRequest.Kind kind) {
        return new EndedMeanwhile(new DeliveryStore(bench.dispatch.ledger.jdbc))
                .test(new StillNeeded.Asked("livs", kind, ref, "O-" + ref, DeliveryBench.DAY));
    }

    @Test
    void groceriesBackInTheStoreComeAgainTheSameWeek() {
        String ref = bench.client(0);
        bench.take(bench.report(ref, Kind.NO_ANSWER, 1, "10:30"));

        bench.take(bench.ended(ref, 1, RETURNED_TO_STORE));

        assertThat(bench.requests)
                .extracting(SupplierRequest::kind, SupplierRequest::orderNo)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(SupplierRequest.Kind.DELIVER_AGAIN, "O-" + ref));
        assertThat(bench.sent()).containsExactly("UNIT door-not-opened");
        assertThat(bench.dispatch.caseState(ref)).isEqualTo("HANDED_OVER");
    }
}
