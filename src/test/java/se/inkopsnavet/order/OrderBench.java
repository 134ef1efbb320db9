package se.inkopsnavet.order;

import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.calendar.OccurrenceStore;
import se.inkopsnavet.contact.Text;
import se.inkopsnavet.dispatch.DispatchBench;
import se.inkopsnavet.journal.NoteRequest;
import se.inkopsnavet.ledger.DailyDeadlines;
import se.inkopsnavet.ledger.Deadlines;
import se.inkopsnavet.ledger.LedgerBench;
import se.inkopsnavet.ledger.Outcome;
import se.inkopsnavet.ledger.Rounds;
import se.inkopsnavet.mapping.HomeMappingFiles;
import se.inkopsnavet.neighbourhood.HandClock;
import se.inkopsnavet.trade.CustomerRef;
import se.inkopsnavet.trade.Money;
import se.inkopsnavet.trade.OrderReported;
import se.inkopsnavet.trade.OrderReported.State;
import se.inkopsnavet.trade.SupplierRequest;

/** The order room on a real database, and a client with a delivery on Tuesday; only what other rooms would do is written down instead. */
final class OrderBench implements AutoCloseable {

    static final LocalDate TUESDAY = Reported.TUESDAY;
    private static final String MUNICIPALITY = DispatchBench.MUNICIPALITY;
    private static final Instant CUTOFF = Reported.at("2026-11-30T13:00:00");
    private static final String TURN = TUESDAY + "|" + CUTOFF + "|inclusive";

    final DispatchBench dispatch = new DispatchBench();
    final LedgerBench ledger = dispatch.ledger;
    final List<SupplierRequest> asked = new ArrayList<>();
    final List<NoteRequest> notes = new ArrayList<>();
    final List<Text> texts = new ArrayList<>();
    final HandClock clock = new HandClock(Instant.EPOCH);
    final OrderStore orders = new OrderStore(ledger.jdbc);
    final OccurrenceStore occurrences = new OccurrenceStore(ledger.jdbc);
    final OrderRoom room;
    private final OrderDesk desk;
    /** The client's case. */
    String ref;

    private int versions;

    OrderBench() {
        var cases = dispatch.desk.cases;
        var policies = dispatch.desk.policies;
        var customers = new CustomerStore(ledger.jdbc);
        var tasks = new TaskStore(ledger.jdbc);
        OrderNews news = new OrderNews(dispatch.desk.consequences, policies, clock);
        Map<String, Deadlines.Reaction> reactions = new HashMap<>();
        Deadlines deadlines = new Deadlines(ledger.jdbc, ledger.transaction, reactions::get);
        LateAsk lateAsk = new LateAsk(
                occurrences,
                cases,
                tasks,
                customers,
                orders,
                new OrderedMeanwhile(orders, occurrences, cases),
                asked::add,
                news,
                deadlines,
                clock);
        Ways ways =
                new Ways(tasks, occurrences, id -> Optional.of(Duration.ofMinutes(35)), lateAsk, news, policies, clock);
        OrderConsequences consequences = new OrderConsequences(news, tasks, ways, asked::add);
        desk = new OrderDesk(customers, cases, orders, occurrences, consequences, news, policies, clock);
        dispatch.desk.followers.add(new StoppedOrders(
                orders,
                consequences,
                news,
                (municipality, person, day) -> dispatch.desk.absent.on(municipality, person, day),
                clock));
        Rounds rounds = ledger.rounds(deadlines, clock);
        OrderWords words = OrderWords.load(new HomeMappingFiles(Path.of(".")));
        room = new OrderRoom(
                new WatchCalendar(occurrences, deadlines, new DailyDeadlines(deadlines, clock), clock),
                new WatchPass(
                        occurrences,
                        orders,
                        cases,
                        tasks,
                        ways,
                        consequences,
                        new ClientReminders(texts::add, call -> {}),
                        news,
                        rounds,
                        clock),
                new WeekEnd(tasks, cases, new MissedWeekNotes(notes::add, words, clock)),
                lateAsk,
                rounds);
        reactions.putAll(room.reactions());
    }

    /** Nothing but the client, on the Sunday before. */
    void clear() {
        dispatch.clear();
        ledger.all
                .sql(
                        "call wipe('purchase_order, order_task, order_declined, supplier_customer, delivery_occurrence, notice, deadline')")
                .update();
        List.of(asked, notes, texts).forEach(Collection::clear);
        dispatch.desk.absent = (municipality, person, day) -> false;
        clock.set(Reported.at("2026-11-29T18:00:00"));
        versions = 0;
        ref = dispatch.granted(0, "B-1");
        state("HANDED_OVER");
        ledger.all
                .sql(
                        "insert into delivery_occurrence (municipality, case_ref, week, place, supplier_id, day, fulfilment, cutoff_at, cutoff_inclusive,"
                                + " state, version) values (?, ?, '2026-W49', 1, 'livs', ?, 'STORE_DELIVERY', ?, true, 'PLANNED', 1)")
                .params(MUNICIPALITY, ref, TUESDAY, Timestamp.from(CUTOFF))
                .update();
    }

    void state(String state) {
        ledger.all
                .sql("update purchase_case set state = ? where case_ref = ?")
                .params(state, ref)
                .update();
    }

    /** The watchdog's moment for Tuesday's deliveries comes. */
    void due(Watch watch, String at) {
        clock.set(Reported.at(at));
        ledger.transaction.executeWithoutResult(
                status -> room.reactions().get(watch.deadline()).due(MUNICIPALITY, TURN, false));
    }

    /** What waits until the supplier can have answered is asked, if its time has come. */
    void lateAsks(String at) {
        clock.set(Reported.at(at));
        ledger.all
                .sql(
                        "update deadline set fired_at = now() where kind = 'ORDER_LATE_ASK' and fired_at is null and due_at <= ?"
                                + " returning occurrence")
                .param(Timestamp.from(clock.instant()))
                .query(String.class)
                .list()
                .forEach(occurrence -> ledger.transaction.executeWithoutResult(
                        status -> room.reactions().get(LateAsk.KIND).due(MUNICIPALITY, occurrence, false)));
    }

    void weekEnds() {
        clock.set(Reported.at("2026-12-07T00:45:00"));
        ledger.transaction.executeWithoutResult(
                status -> room.reactions().get(WatchCalendar.WEEK).due(MUNICIPALITY, "2026-W49", false));
    }

    /** The supplier reports the client's order in its next version. */
    void report(State state, String placed, @Nullable LocalDate day) {
        take(new CustomerRef(ref, null), state, Reported.at(placed), day);
    }

    /** @return where the message came to rest, and why */
    String take(CustomerRef customer, State state) {
        return take(customer, state, clock.instant());
    }

    String take(CustomerRef customer, State state, Instant placedAt) {
        return take(customer, state, placedAt, null);
    }

    private String take(CustomerRef customer, State state, Instant placedAt, @Nullable LocalDate day) {
        OrderReported report = new OrderReported(
                MUNICIPALITY,
                "livs",
                customer,
                "4711",
                ++versions,
                state,
                placedAt,
                clock.instant(),
                day,
                new Money(45_900),
                List.of(),
                17,
                false);
        Outcome outcome = ledger.transaction.execute(status -> desk.take(UUID.randomUUID(), report));
        return outcome.state()
                + (outcome.fault() == null ? "" : " " + outcome.fault().code());
    }

    List<String> openTasks() {
        return ledger.all
                .sql("select kind from order_task where closed_at is null order by kind")
                .query(String.class)
                .list();
    }

    List<String> notices() {
        return ledger.all
                .sql("select kind || ' ' || detail from notice where kind like 'ORDER_%' order by kind")
                .query(String.class)
                .list();
    }

    /** Kinds of what waits for its time. */
    List<String> deadlines() {
        return ledger.all
                .sql("select kind from deadline where subject = ? order by kind")
                .param(MUNICIPALITY)
                .query(String.class)
                .list();
    }

    @Override
    public void close() {
        dispatch.close();
    }
}
