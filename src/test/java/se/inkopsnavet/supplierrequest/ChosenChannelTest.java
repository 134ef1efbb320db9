package se.inkopsnavet.supplierrequest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.inkopsnavet.dispatch.DispatchBench;
import se.inkopsnavet.neighbourhood.ChoiceProfile;
import se.inkopsnavet.purchase.ShopGate;
import se.inkopsnavet.trade.CustomerRef;
import se.inkopsnavet.trade.RequestChannel;
import se.inkopsnavet.trade.SupplierRequest;

/** Which way a request goes, and of whom none goes at all, on a real database. */
class ChosenChannelTest {

    @AutoClose
    private static final DispatchBench bench = new DispatchBench();

    private final List<SupplierRequest> asked = new ArrayList<>();
    private @Nullable String way = "REST";
    private @Nullable String meant;
    private String ref;
    private ShopGate shops;

    @BeforeEach
    void aClient() {
        bench.clear();
        ref = bench.granted(0, "B-1");
        shops = bench.desk.shops;
    }

    @Test
    void theProfilesWayIsTaken() {
        ask(new CustomerRef(ref, null), "1");

        assertThat(asked).hasSize(1);
        assertThat(notices()).isEmpty();
    }

    @Test
    void theSuppliersNumberIsEnoughWhereItIsKnown() {
        meant = ref;

        ask(new CustomerRef(null, "K-1"), "1");

        assertThat(asked).extracting(SupplierRequest::customer).containsExactly(new CustomerRef(ref, "K-1"));
    }

    /** Of whom nobody knows who it is, nobody knows either whether the person is protected. Each is told, and once. */
    @Test
    void nobodyUnknownIsAskedAbout() {
        for (String occurrence : List.of("1", "1", "2")) {
            ask(new CustomerRef(null, "K-1"), occurrence);
        }

        assertThat(asked).isEmpty();
        assertThat(notices()).containsExactly("IT livs CANCEL, ORD-001", "IT livs CANCEL, ORD-001");
    }

    @Test
    void requestsWithoutAWayAreToldOneByOne() {
        way = null;
        for (String occurrence : List.of("1", "1", "2")) {
            ask(new CustomerRef(ref, null), occurrence);
        }

        assertThat(notices())
                .containsExactly("RESPONSIBLE " + ref + " CANCEL, ORD-005", "RESPONSIBLE " + ref + " CANCEL, ORD-005");
    }

    @Test
    void nobodyProtectedIsAskedAbout() {
        bench.ledger
                .all
                .sql("update purchase_case set state = 'HELD_PROTECTED'")
                .update();

        ask(new CustomerRef(ref, null), "1");

        assertThat(asked).isEmpty();
        assertThat(notices()).isEmpty();
    }

    /** Where the client has an account of the own only the shop that a ground names hears of the client (requirements S-04): otherwise the unit calls. */
    @Test
    void aShopThatNoGroundNamesIsNotAsked() {
        shops = ChoiceProfile.shops(bench.desk.cases, bench.clock, () -> true);
        ask(new CustomerRef(ref, null), "1");
        assertThat(asked).as("the decision's own ground names it").hasSize(1);

        shops = ChoiceProfile.shops(bench.desk.cases, bench.clock, () -> false);
        ask(new CustomerRef(ref, null), "2");

        assertThat(asked).hasSize(1);
        assertThat(notices()).containsExactly("RESPONSIBLE " + ref + " CANCEL, BIZ-011");
    }

    private void ask(CustomerRef customer, String occurrence) {
        ChosenChannel channel = new ChosenChannel(
                supplier -> Optional.ofNullable(way),
                List.of(new Recording()),
                (municipality, supplier, whom) -> Optional.ofNullable(meant),
                bench.desk.cases,
                shops,
                new RequestNews(bench.desk.cases, bench.desk.consequences, bench.desk.policies, bench.clock));
        bench.ledger.transaction.executeWithoutResult(status -> channel.ask(new SupplierRequest(
                DispatchBench.MUNICIPALITY,
                "livs",
                SupplierRequest.Kind.CANCEL,
                customer,
                "4711",
                LocalDate.of(2026, 12, 1),
                occurrence)));
    }

    private final class Recording implements RequestChannel {
        @Override
        public String kind() {
            return "REST";
        }

        @Override
        public void enqueue(SupplierRequest request) {
            asked.add(request);
        }
    }

    private static List<String> notices() {
        return bench.ledger
                .all
                .sql("select role || ' ' || subject_ref || ' ' || detail from notice"
                        + " where kind = 'SUPPLIER_REQUEST_NOT_SENT'")
                .query(String.class)
                .list();
    }
}
