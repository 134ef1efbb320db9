package se.inkopsnavet.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.inkopsnavet.person.Protection;
import se.inkopsnavet.trade.DeliveryReported.Kind;

/** An order is on its way from a shop that was on no customer list, when the hub ceases to speak with that shop: what the driver reports is heard all the same. */
class FormerShopTest {

    @AutoClose
    private static final DeliveryBench bench = DeliveryBench.neverOutside();

    private String ref;

    @BeforeEach
    void aClientWithAnOrder() {
        bench.clear();
        ref = bench.client(0);
        bench.dispatch.ledger.all.sql("delete from customer_list_row").update();
    }

    @Test
    void aClosedDoorIsTheUnitsToHearWhenTheConsentIsTakenBack() {
        shopIs(null);

        assertThat(bench.take(bench.report(ref, Kind.NO_ANSWER, 1, "10:30"))).isEqualTo("CONFIRMED");

        assertThat(bench.notices(ref)).containsExactly("RESPONSIBLE DOOR_STAFF_PLANNED");
        assertThat(bench.sent()).containsExactly("UNIT door-not-opened");
        assertThat(unknown()).isZero();
    }

    @Test
    void aClosedDoorIsTheUnitsToHearWhenTheClientHasMovedToAnotherShop() {
        shopIs("kvartersbutiken");

        assertThat(bench.take(bench.report(ref, Kind.NO_ANSWER, 1, "10:30"))).isEqualTo("CONFIRMED");

        assertThat(bench.notices(ref)).containsExactly("RESPONSIBLE DOOR_STAFF_PLANNED");
        assertThat(unknown()).isZero();
    }

    @Test
    void ofAProtectedClientTheSecurityContactAloneHears() {
        bench.dispatch.desk.decide(
                bench.dispatch.event(0, "B-0", 2).with(Protection.PROTECTED).decision());

        assertThat(bench.take(bench.report(ref, Kind.NO_ANSWER, 1, "10:30"))).isEqualTo("CONFIRMED");

        assertThat(bench.notices(ref)).contains("SECURITY_CONTACT DELIVERY_PROTECTED");
        assertThat(bench.count("notice where role in ('IT', 'RESPONSIBLE') and kind like 'D%'"))
                .isZero();
        assertThat(bench.sent()).isEmpty();
    }

    private void shopIs(@Nullable String shop) {
        bench.dispatch
                .ledger
                .all
                .sql("update purchase_case set supplier = ? where case_ref = ?")
                .params(shop, ref)
                .update();
    }

    private static int unknown() {
        return bench.dispatch.notices("DELIVERY_UNKNOWN_CUSTOMER");
    }
}
