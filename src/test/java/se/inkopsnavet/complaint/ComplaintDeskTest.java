package se.inkopsnavet.complaint;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.inkopsnavet.contact.Call;
import se.inkopsnavet.dispatch.DispatchBench;
import se.inkopsnavet.dispatch.Partners;
import se.inkopsnavet.journal.Redaction;
import se.inkopsnavet.ledger.Deadlines;
import se.inkopsnavet.ledger.OutboundFlow.Departure;
import se.inkopsnavet.ledger.Outcome;
import se.inkopsnavet.mapping.HomeMappingFiles;
import se.inkopsnavet.neighbourhood.ChoiceProfile;
import se.inkopsnavet.notice.NoticeBook;
import se.inkopsnavet.order.Order;
import se.inkopsnavet.order.OrderState;
import se.inkopsnavet.order.RecordedOrders;
import se.inkopsnavet.purchase.ShopGate;

/** Whom a complaint goes to, and whom its reminder, on a real database. */
class ComplaintDeskTest {

    @AutoClose
    private static final DispatchBench bench = new DispatchBench();

    private final List<Call> calls = new ArrayList<>();
    private final RecordedOrders orders = new RecordedOrders();
    private ComplaintDesk desk;
    private ComplaintDeadlines deadlines;
    private ComplaintFlow flow;
    private String ref;
    private boolean grounded = true;

    @BeforeEach
    void atACustomerListsMunicipality() {
        open(bench.desk.shops);
    }

    private void open(ShopGate shops) {
        bench.clear();
        bench.ledger.all.sql("call wipe('complaint, complaint_count')").update();
        ref = bench.granted(0, "B-1");
        HomeMappingFiles mappings = new HomeMappingFiles(Path.of("."));
        ComplaintStore store = new ComplaintStore(bench.ledger.jdbc, bench.ledger.cipher);
        Partners partners = new Partners(List.of(bench.partner));
        Deadlines rows = bench.ledger.deadlines((subject, occurrence, late) -> {});
        ComplaintNews news = new ComplaintNews(
                note -> {},
                ComplaintWords.load(mappings),
                bench.desk.consequences,
                new NoticeBook(bench.ledger.jdbc),
                bench.desk.policies,
                partners,
                bench.desk.cases,
                () -> calls::add,
                bench.clock);
        deadlines = new ComplaintDeadlines(store, rows, bench.desk.policies, news, bench.clock);
        flow = new ComplaintFlow(
                store,
                bench.desk.cases,
                shops,
                partners,
                bench.desk.policies,
                municipality -> false,
                ComplaintWords.load(mappings),
                deadlines,
                news,
                bench.clock);
        desk = new ComplaintDesk(
                store,
                bench.desk.cases,
                shops,
                orders,
                partners,
                bench.desk.policies,
                bench.outbox,
                Redaction.load(mappings),
                deadlines,
                news,
                bench.clock);
    }

    @Test
    void aBreachGoesToWhoeverDelivered() {
        open("gamla-livs", null);

        assertThat(suppliers()).containsExactly("gamla-livs");
        assertThat(calls).as("who is not written to is phoned").hasSize(1);
    }

    @Test
    void anOrdersComplaintGoesToTheSupplierOfTheOrder() {
        orders.all()
                .add(new Order(
                        DispatchBench.MUNICIPALITY,
                        "gamla-livs",
                        "4711",
                        ref,
                        null,
                        OrderState.LOCKED,
                        1,
                        Instant.EPOCH,
                        LocalDate.of(2026, 11, 20),
                        null,
                        1));

        open(null, "4711");
        open(null, "4712");

        assertThat(suppliers()).containsExactly("gamla-livs", "livs");
    }

    @Test
    void ofSomebodyWhoHasBecomeProtectedTheSupplierIsNotReminded() {
        open(null, null);
        UUID id = bench.ledger
                .all
                .sql("update complaint set state = 'SENT' returning id")
                .query(UUID.class)
                .single();
        bench.ledger
                .all
                .sql("update purchase_case set state = 'HELD_PROTECTED'")
                .update();

        bench.ledger.transaction.executeWithoutResult(
                status -> deadlines.reactions().get(ComplaintDeadlines.ANSWER).due(id.toString(), "1", false));

        assertThat(bench.ledger
                        .all
                        .sql("select kind || ' ' || role from notice where kind like 'COMPLAINT%'")
                        .query(String.class)
                        .list())
                .containsExactly("COMPLAINT_STOPPED SECURITY_CONTACT");
    }

    private void whereClientsChoose() {
        open(ChoiceProfile.shops(bench.desk.cases, bench.clock, () -> grounded));
    }

    /** Only the shop that a ground names hears of the client (requirements S-04). */
    @Test
    void aShopThatNoGroundNamesIsPhonedByTheUnit() {
        whereClientsChoose();
        open("livs", null);
        assertThat(states()).containsExactly("OPEN");

        grounded = false;
        open("livs", "4711");
        open(null, "4712");

        assertThat(states()).containsExactly("BY_TELEPHONE", "BY_TELEPHONE", "OPEN");
        assertThat(calls).hasSize(2);
    }

    @Test
    void aComplaintOnItsWayStopsWhenTheGroundIsTakenBackAndTheUnitPhones() {
        whereClientsChoose();
        open("livs", null);
        UUID id = bench.ledger
                .all
                .sql("select id from complaint")
                .query(UUID.class)
                .single();
        assertThat(depart(id)).isInstanceOf(Departure.Built.class);
        grounded = false;

        Outcome stopped = ((Departure.Stop) depart(id)).outcome();
        bench.ledger.transaction.executeWithoutResult(status -> flow.rested(id, DispatchBench.MUNICIPALITY, stopped));

        assertThat(stopped.state() + " " + stopped.fault()).isEqualTo("RECALLED NO_DISCLOSURE_BASIS");
        assertThat(states()).containsExactly("BY_TELEPHONE");
        assertThat(calls).hasSize(1);
        assertThat(bench.ledger.count("deadline where kind = ?", ComplaintDeadlines.ANSWER))
                .isEqualTo(1);
    }

    private Departure depart(UUID id) {
        return bench.ledger.transaction.execute(status -> flow.depart(id, DispatchBench.MUNICIPALITY));
    }

    private static List<String> states() {
        return bench.ledger
                .all
                .sql("select state from complaint order by state")
                .query(String.class)
                .list();
    }

    private void open(@Nullable String supplierId, @Nullable String orderNo) {
        bench.ledger.transaction.executeWithoutResult(status -> desk.open(
                DispatchBench.MUNICIPALITY, ref, supplierId, orderNo, ComplaintType.LEFT_OUTSIDE_BREACH, "1"));
    }

    private static List<String> suppliers() {
        return bench.ledger
                .all
                .sql("select supplier_id from complaint order by supplier_id")
                .query(String.class)
                .list();
    }
}
