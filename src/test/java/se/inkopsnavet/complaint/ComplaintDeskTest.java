package se.inkopsnavet.complaint;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.inkopsnavet.contact.Call;
import se.inkopsnavet.dispatch.DispatchBench;
import se.inkopsnavet.dispatch.Partners;
import se.inkopsnavet.journal.Redaction;
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

    private static final HomeMappingFiles MAPPINGS = new HomeMappingFiles(Path.of("."));

    /** The contract with the supplier is over. */
    private static final Clock LATER =
            Clock.fixed(Instant.parse("2030-01-02T10:00:00Z"), ZoneId.of("Europe/Stockholm"));

    private static DispatchBench bench;
    private final List<Call> calls = new ArrayList<>();
    private final RecordedOrders orders = new RecordedOrders();
    private ComplaintDesk desk;
    private ComplaintDeadlines deadlines;
    private ComplaintFlow flow;
    private ComplaintStore store;
    private ShopGate shops;
    private String ref;
    private boolean grounded = true;

    @BeforeAll
    static void start() {
        bench = new DispatchBench();
    }

    @AfterAll
    static void stop() {
        bench.close();
    }

    @BeforeEach
    void atACustomerListsMunicipality() {
        open(bench.desk.shops);
    }

    private void open(ShopGate shops) {
        bench.clear();
        bench.ledger.all.sql("call wipe('complaint, complaint_count')").update();
        ref = bench.granted(0, "B-1");
        this.shops = shops;
        store = new ComplaintStore(bench.ledger.jdbc, bench.ledger.cipher);
        deadlines = deadlines(bench.clock);
        flow = flow(bench.clock);
        desk = new ComplaintDesk(
                store,
                bench.desk.cases,
                gate(bench.clock),
                orders,
                bench.desk.policies,
                bench.outbox,
                Redaction.load(MAPPINGS),
                deadlines,
                news(bench.clock),
                bench.clock);
    }

    private WritingGate gate(Clock clock) {
        return new WritingGate(shops, new Partners(List.of(bench.partner)), clock);
    }

    private ComplaintNews news(Clock clock) {
        return new ComplaintNews(
                note -> {},
                ComplaintWords.load(MAPPINGS),
                bench.desk.consequences,
                new NoticeBook(bench.ledger.jdbc),
                bench.desk.policies,
                bench.desk.cases,
                () -> calls::add,
                clock);
    }

    private ComplaintDeadlines deadlines(Clock clock) {
        return new ComplaintDeadlines(
                store,
                bench.desk.cases,
                gate(clock),
                bench.ledger.deadlines((subject, occurrence, late) -> {}),
                bench.desk.policies,
                news(clock),
                clock);
    }

    private ComplaintFlow flow(Clock clock) {
        return new ComplaintFlow(
                store,
                bench.desk.cases,
                gate(clock),
                bench.desk.policies,
                municipality -> false,
                bench.outbox,
                ComplaintWords.load(MAPPINGS),
                deadlines(clock),
                news(clock),
                clock);
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
        UUID id = sent();
        protect();

        remind(id, deadlines);

        assertThat(reminders()).containsExactly("COMPLAINT_STOPPED SECURITY_CONTACT");
    }

    /** The contract is over: the unit phones, and hears of the silence itself when nothing comes of that either. */
    @Test
    void aSupplierWhoseContractIsOverIsNotReminded() {
        open(null, null);
        UUID id = sent();

        remind(id, deadlines(LATER));

        assertThat(reminders()).isEmpty();
        assertThat(states()).containsExactly("BY_TELEPHONE");
        assertThat(calls).hasSize(1);
        assertThat(bench.ledger.count("deadline where kind = ? and occurrence = '2'", ComplaintDeadlines.ANSWER))
                .isEqualTo(1);
    }

    @Test
    void aSupplierUnderContractIsReminded() {
        open(null, null);

        remind(sent(), deadlines);

        assertThat(reminders()).containsExactly("COMPLAINT_REMINDER SUPPLIER");
        assertThat(states()).containsExactly("SENT");
        assertThat(calls).isEmpty();
    }

    @Test
    void aShopThatTheClientHasLeftIsNotReminded() {
        whereClientsChoose();
        open("livs", null);
        UUID id = sent();
        grounded = false;

        remind(id, deadlines);

        assertThat(reminders()).isEmpty();
        assertThat(states()).containsExactly("BY_TELEPHONE");
        assertThat(calls).hasSize(1);
    }

    @Test
    void aSupplierWhoseContractIsOverGetsNoComplaint() {
        open(null, null);

        Outcome stopped = ((Departure.Stop) depart(onlyOne(), flow(LATER))).outcome();

        assertThat(stopped.state() + " " + stopped.fault()).isEqualTo("HELD SUPPLIER_NOT_ALLOWED");
    }

    @Test
    void ofSomebodyWhoHasBecomeProtectedAComplaintThatMayHaveArrivedIsHeldUntilAPersonHasAsked() {
        open(null, null);
        UUID id = onlyOne();
        attempted(id);
        protect();

        Outcome stopped = stopped(id);
        rested(id, stopped);

        assertThat(stopped.state() + " " + stopped.fault()).isEqualTo("HELD PROTECTED_IDENTITY");
        assertThat(bench.ledger.count(
                        "notice where kind = 'COMPLAINT_STOPPED_LATE' and role = 'SECURITY_CONTACT' and detail = ?",
                        id.toString()))
                .isEqualTo(1);
        assertThat(notArrived(id)).isEqualTo("RECALLED PROTECTED_IDENTITY");
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
        UUID id = onlyOne();
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

    @Test
    void aComplaintThatMayHaveArrivedIsHeldWhenTheGroundIsTakenBackAndTheUnitPhones() {
        whereClientsChoose();
        open("livs", null);
        UUID id = onlyOne();
        attempted(id);
        grounded = false;

        Outcome stopped = stopped(id);
        rested(id, stopped);

        assertThat(stopped.state() + " " + stopped.fault()).isEqualTo("HELD NO_DISCLOSURE_BASIS");
        assertThat(states()).containsExactly("BY_TELEPHONE");
        assertThat(calls).hasSize(1);
        grounded = true;
        assertThat(notArrived(id)).as("somebody phones already").isEqualTo("RECALLED NO_DISCLOSURE_BASIS");
        assertThat(calls).as("once").hasSize(1);
    }

    @Test
    void aComplaintThatDidNotArriveGoesAgainWhereNothingHinders() {
        open(null, null);
        UUID id = onlyOne();
        attempted(id);

        assertThat(notArrived(id)).isEqualTo("READY null");
    }

    private Departure depart(UUID id) {
        return depart(id, flow);
    }

    private static Departure depart(UUID id, ComplaintFlow flow) {
        return bench.ledger.transaction.execute(status -> flow.depart(id, DispatchBench.MUNICIPALITY));
    }

    private Outcome stopped(UUID id) {
        return ((Departure.Stop) depart(id)).outcome();
    }

    private void rested(UUID id, Outcome outcome) {
        bench.ledger.transaction.executeWithoutResult(status -> flow.rested(id, DispatchBench.MUNICIPALITY, outcome));
    }

    private String notArrived(UUID id) {
        Outcome outcome = bench.ledger
                .transaction
                .execute(status -> flow.notArrived(id, DispatchBench.MUNICIPALITY))
                .orElseThrow();
        return outcome.state() + " " + outcome.fault();
    }

    /** Nobody saw how it ended. */
    private static void attempted(UUID id) {
        bench.ledger
                .all
                .sql("insert into attempt (message_id, n) values (?, 1)")
                .param(id)
                .update();
    }

    private static UUID onlyOne() {
        return bench.ledger
                .all
                .sql("select id from complaint")
                .query(UUID.class)
                .single();
    }

    private static UUID sent() {
        return bench.ledger
                .all
                .sql("update complaint set state = 'SENT' returning id")
                .query(UUID.class)
                .single();
    }

    private static void protect() {
        bench.ledger
                .all
                .sql("update purchase_case set state = 'HELD_PROTECTED'")
                .update();
    }

    private static void remind(UUID id, ComplaintDeadlines deadlines) {
        bench.ledger.transaction.executeWithoutResult(
                status -> deadlines.reactions().get(ComplaintDeadlines.ANSWER).due(id.toString(), "1", false));
    }

    private static List<String> reminders() {
        return bench.ledger
                .all
                .sql("select kind || ' ' || role from notice where kind like 'COMPLAINT%'")
                .query(String.class)
                .list();
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
