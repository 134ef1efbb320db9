package se.inkopsnavet.complaint;

import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.contact.Call;
import se.inkopsnavet.dispatch.DispatchBench;
import se.inkopsnavet.dispatch.Partners;
import se.inkopsnavet.journal.Redaction;
import se.inkopsnavet.ledger.OutboundFlow.Departure;
import se.inkopsnavet.ledger.Outcome;
import se.inkopsnavet.mapping.HomeMappingFiles;
import se.inkopsnavet.neighbourhood.ChoiceProfile;
import se.inkopsnavet.notice.NoticeBook;
import se.inkopsnavet.order.RecordedOrders;
import se.inkopsnavet.purchase.ShopGate;

/** The complaint room on a real database, with a supplier under contract and a granted client. */
final class ComplaintBench implements AutoCloseable {

    private static final HomeMappingFiles MAPPINGS = new HomeMappingFiles(Path.of("."));

    /** The contract with the supplier is over. */
    static final Clock LATER = Clock.fixed(Instant.parse("2030-01-02T10:00:00Z"), ZoneId.of("Europe/Stockholm"));

    private final DispatchBench bench = new DispatchBench();

    final List<Call> calls = new ArrayList<>();
    final RecordedOrders orders = new RecordedOrders();
    private ComplaintDesk desk;
    ComplaintDeadlines deadlines;
    private ComplaintFlow flow;
    private ComplaintStore store;
    private ShopGate shops;
    String ref;
    boolean grounded;

    /** Nothing is left of the test before. */
    void atACustomerListsMunicipality() {
        open(bench.desk.shops);
    }

    private void open(ShopGate shops) {
        bench.clear();
        calls.clear();
        orders.all().clear();
        grounded = true;
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

    ComplaintDeadlines deadlines(Clock clock) {
        return new ComplaintDeadlines(
                store,
                bench.desk.cases,
                gate(clock),
                bench.ledger.deadlines((subject, occurrence, late) -> {}),
                bench.desk.policies,
                news(clock),
                clock);
    }

    ComplaintFlow flow(Clock clock) {
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

    void whereClientsChoose() {
        open(ChoiceProfile.shops(bench.desk.cases, bench.clock, () -> grounded));
    }

    Departure depart(UUID id) {
        return depart(id, flow);
    }

    Departure depart(UUID id, ComplaintFlow flow) {
        return bench.ledger.transaction.execute(status -> flow.depart(id, DispatchBench.MUNICIPALITY));
    }

    Outcome stopped(UUID id) {
        return ((Departure.Stop) depart(id)).outcome();
    }

    void rested(UUID id, Outcome outcome) {
        bench.ledger.transaction.executeWithoutResult(status -> flow.rested(id, DispatchBench.MUNICIPALITY, outcome));
    }

    String notArrived(UUID id) {
        Outcome outcome = bench.ledger
                .transaction
                .execute(status -> flow.notArrived(id, DispatchBench.MUNICIPALITY))
                .orElseThrow();
        return outcome.state() + " " + outcome.fault();
    }

    /** Nobody saw how it ended. */
    void attempted(UUID id) {
        bench.ledger
                .all
                .sql("insert into attempt (message_id, n) values (?, 1)")
                .param(id)
                .update();
    }

    UUID onlyOne() {
        return bench.ledger
                .all
                .sql("select id from complaint")
                .query(UUID.class)
                .single();
    }

    UUID sent() {
        return bench.ledger
                .all
                .sql("update complaint set state = 'SENT' returning id")
                .query(UUID.class)
                .single();
    }

    void protect() {
        bench.ledger
                .all
                .sql("update purchase_case set state = 'HELD_PROTECTED'")
                .update();
    }

    void remind(UUID id, ComplaintDeadlines deadlines) {
        bench.ledger.transaction.executeWithoutResult(
                status -> deadlines.reactions().get(ComplaintDeadlines.ANSWER).due(id.toString(), "1", false));
    }

    void answered(UUID id) {
        bench.ledger.transaction.executeWithoutResult(status -> desk.answered(
                new ComplaintEvent.Answered(
                        id, DispatchBench.MUNICIPALITY, Resolution.REFUND, bench.clock.instant(), null),
                null));
    }

    void refundSeen(UUID id) {
        bench.ledger.transaction.executeWithoutResult(status -> desk.refundSeen(
                new ComplaintEvent.RefundSeen(id, DispatchBench.MUNICIPALITY, bench.clock.instant(), null)));
    }

    /** The work begins while somebody else has the case in hand, who takes up the complaint after that. */
    void besideWhoHasTheCase(UUID id, Runnable work) {
        CompletableFuture<Void> beside = bench.ledger.transaction.execute(status -> {
            bench.desk.cases.lockAll(List.of(ref));
            CompletableFuture<Void> begun = CompletableFuture.runAsync(work, each -> new Thread(each).start());
            await().atMost(Duration.ofMinutes(2)).until(() -> bench.ledger.count("pg_locks where not granted") > 0);
            bench.ledger
                    .jdbc
                    .sql("select id from complaint where id = ? for no key update nowait")
                    .param(id)
                    .query(UUID.class)
                    .single();
            return begun;
        });
        beside.orTimeout(1, TimeUnit.MINUTES).join();
    }

    List<String> reminders() {
        return bench.ledger
                .all
                .sql("select kind || ' ' || role from notice where kind like 'COMPLAINT%'")
                .query(String.class)
                .list();
    }

    List<String> states() {
        return bench.ledger
                .all
                .sql("select state from complaint order by state")
                .query(String.class)
                .list();
    }

    void open(@Nullable String supplierId, @Nullable String orderNo) {
        bench.ledger.transaction.executeWithoutResult(status -> desk.open(
                DispatchBench.MUNICIPALITY, ref, supplierId, orderNo, ComplaintType.LEFT_OUTSIDE_BREACH, "1"));
    }

    List<String> suppliers() {
        return bench.ledger
                .all
                .sql("select supplier_id from complaint order by supplier_id")
                .query(String.class)
                .list();
    }

    int count(String what, Object... params) {
        return bench.ledger.count(what, params);
    }

    @Override
    public void close() {
        bench.close();
    }
}
