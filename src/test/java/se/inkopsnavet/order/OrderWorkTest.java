package se.inkopsnavet.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.inkopsnavet.calendar.OccurrenceStore;
import se.inkopsnavet.contact.Text;
import se.inkopsnavet.dispatch.DispatchBench;
import se.inkopsnavet.journal.NoteRequest;
import se.inkopsnavet.ledger.DailyDeadlines;
import se.inkopsnavet.ledger.Deadlines;
import se.inkopsnavet.ledger.Outcome;
import se.inkopsnavet.ledger.Rounds;
import se.inkopsnavet.mapping.HomeMappingFiles;
import se.inkopsnavet.trade.CustomerRef;
import se.inkopsnavet.trade.Money;
import se.inkopsnavet.trade.OrderReported;
import se.inkopsnavet.trade.OrderReported.State;
import se.inkopsnavet.trade.SupplierRequest;

/** Flow F10 on a real database: reports, the watchdog and the end of the week. Only what other rooms would do is written down instead. */
class OrderWorkTest {

    private static final LocalDate TUESDAY = LocalDate.of(2026, 12, 1);
    private static final String TURN = TUESDAY + "|" + Reported.at("2026-11-30T13:00:00") + "|inclusive";

    private static DispatchBench bench;

    private final List<SupplierRequest> asked = new ArrayList<>();
    private final List<NoteRequest> notes = new ArrayList<>();
    private final List<Text> texts = new ArrayList<>();
    private final HandClock clock = new HandClock(Reported.at("2026-11-29T18:00:00"));
    private OrderDesk desk;
    private OrderRoom room;
    private TaskStore tasks;
    private String ref;
    private int versions;

    @BeforeAll
    static void start() {
        bench = new DispatchBench();
    }

    @AfterAll
    static void stop() {
        bench.close();
    }

    @BeforeEach
    void aClientWithATuesday() {
        bench.clear();
        bench.ledger
                .all
                .sql(
                        "call wipe('purchase_order, order_task, order_declined, supplier_customer, delivery_occurrence, notice, deadline')")
                .update();
        ref = bench.granted(0, "B-1");
        state("HANDED_OVER");
        bench.ledger
                .all
                .sql(
                        "insert into delivery_occurrence (municipality, case_ref, week, place, supplier_id, day, fulfilment, cutoff_at, cutoff_inclusive,"
                                + " state, version) values ('exempelkommun', ?, '2026-W49', 1, 'livs', ?, 'STORE_DELIVERY', ?, true, 'PLANNED', 1)")
                .params(ref, TUESDAY, Timestamp.from(Reported.at("2026-11-30T13:00:00")))
                .update();
        var jdbc = bench.ledger.jdbc;
        var policies = bench.desk.policies;
        var orders = new OrderStore(jdbc);
        var customers = new CustomerStore(jdbc);
        var occurrences = new OccurrenceStore(jdbc);
        tasks = new TaskStore(jdbc);
        OrderNews news = new OrderNews(bench.desk.consequences, policies, clock);
        Map<String, Deadlines.Reaction> reactions = new HashMap<>();
        Deadlines deadlines = new Deadlines(jdbc, bench.ledger.transaction, reactions::get);
        LateAsk lateAsk = new LateAsk(
                occurrences,
                bench.desk.cases,
                tasks,
                customers,
                orders,
                new OrderedMeanwhile(orders, occurrences),
                asked::add,
                news,
                deadlines,
                clock);
        Ways ways =
                new Ways(tasks, occurrences, id -> Optional.of(Duration.ofMinutes(35)), lateAsk, news, policies, clock);
        OrderConsequences consequences = new OrderConsequences(news, tasks, ways, asked::add);
        desk = new OrderDesk(customers, bench.desk.cases, orders, occurrences, consequences, news, policies, clock);
        Rounds rounds = bench.ledger.rounds(deadlines, clock);
        room = new OrderRoom(
                new WatchCalendar(occurrences, deadlines, new DailyDeadlines(deadlines, clock), clock),
                new WatchPass(
                        occurrences,
                        orders,
                        bench.desk.cases,
                        tasks,
                        ways,
                        consequences,
                        new ClientReminders(texts::add, call -> {}),
                        news,
                        rounds,
                        clock),
                new WeekEnd(
                        tasks,
                        bench.desk.cases,
                        new MissedWeekNotes(
                                notes::add, OrderWords.load(new HomeMappingFiles(java.nio.file.Path.of("."))), clock)),
                lateAsk,
                rounds);
        reactions.putAll(room.reactions());
    }

    /** AC-10-4. */
    @Test
    void aDraftIsATaskUntilItIsConfirmed() {
        report(State.DRAFT, "2026-11-29T17:00:00", null);
        due(Watch.HOURS_BEFORE, "2026-11-30T10:00:00");
        due(Watch.HOURS_BEFORE, "2026-11-30T10:00:01");
        assertThat(openTasks()).containsExactly("NOT_CONFIRMED");
        assertThat(notices()).containsExactly("ORDER_NOT_CONFIRMED 2026-12-01");

        clock.set(Reported.at("2026-11-30T10:20:00"));
        report(State.CONFIRMED, "2026-11-30T10:20:00", null);

        assertThat(openTasks()).isEmpty();
    }

    /** AC-10-5: the way that is taken, and the note only when the week has gone by. */
    @Test
    void aMissedCutOffIsTriedAnotherWayAndOnlyAMissedWeekIsADeviation() {
        report(State.DRAFT, "2026-11-29T17:00:00", null);
        report(State.CANCELLED, "2026-11-29T17:00:00", null);
        due(Watch.CUTOFF, "2026-11-30T13:00:01");
        assertThat(asked).isEmpty();
        lateAsks("2026-11-30T13:35:01");

        assertThat(asked).extracting(SupplierRequest::kind).containsExactly(SupplierRequest.Kind.LATE_ORDER);
        assertThat(notices()).containsExactly("ORDER_MISSED_ASKED 2026-12-01");
        assertThat(notes).isEmpty();
        weekEnds();
        weekEnds();
        assertThat(notes).hasSize(1);
        assertThat(notes.get(0).noteId()).isEqualTo(MissedWeekNotes.noteId(ref, "2026-W49"));
        assertThat(notes.get(0).values()).containsValue("inköp kunde inte genomföras som planerat vecka 2026-W49");
    }

    /** AC-10-2: placed in time, reported after the cut-off. */
    @Test
    void forAnOrderThatIsReportedLateNoOtherIsAsked() {
        due(Watch.CUTOFF, "2026-11-30T13:00:01");
        clock.set(Reported.at("2026-11-30T13:04:00"));
        report(State.CONFIRMED, "2026-11-30T12:59:50", TUESDAY);
        lateAsks("2026-11-30T13:35:01");

        assertThat(asked).isEmpty();
        assertThat(notices()).isEmpty();
        assertThat(openTasks()).isEmpty();
    }

    @Test
    void whatBecomesOfThatOrderIsAskedAboutByItself() {
        due(Watch.CUTOFF, "2026-11-30T13:00:01");
        clock.set(Reported.at("2026-11-30T13:04:00"));
        report(State.CONFIRMED, "2026-11-30T12:59:50", TUESDAY);
        lateAsks("2026-11-30T13:35:01");
        report(State.CANCELLED, "2026-11-30T12:59:50", TUESDAY);
        lateAsks("2026-11-30T14:10:01");

        assertThat(asked).singleElement().satisfies(request -> {
            assertThat(request.kind()).isEqualTo(SupplierRequest.Kind.LATE_ORDER);
            assertThat(request.orderNo()).isEqualTo("4711");
        });
    }

    @Test
    void theGateOfARequestKnowsWhatHasBeenOrdered() {
        OrderedMeanwhile gate =
                new OrderedMeanwhile(new OrderStore(bench.ledger.jdbc), new OccurrenceStore(bench.ledger.jdbc));
        assertThat(gate.test(SupplierRequest.Kind.LATE_ORDER, ref, TUESDAY)).isTrue();

        report(State.CONFIRMED, "2026-11-29T17:00:00", null);

        assertThat(gate.test(SupplierRequest.Kind.LATE_ORDER, ref, TUESDAY)).isFalse();
        assertThat(gate.test(SupplierRequest.Kind.CANCEL, ref, TUESDAY)).isTrue();
        assertThat(gate.test(SupplierRequest.Kind.LATE_ORDER, ref, TUESDAY.plusDays(1)))
                .isTrue();
    }

    @Test
    void anotherMunicipalitysOrderOfTheSameNumberIsAnother() {
        report(State.CONFIRMED, "2026-11-29T17:00:00", TUESDAY);
        OrderStore orders = new OrderStore(bench.ledger.jdbc);
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
        assertThat(orders.ofCase(ref, "4711")).contains(known);
    }

    @Test
    void anOrderFromAnotherAgeIsNotBelieved() {
        assertThat(take(
                        new CustomerRef(ref, null),
                        State.CONFIRMED,
                        clock.instant().plus(java.time.Duration.ofDays(4000))))
                .isEqualTo("QUARANTINED " + se.inkopsnavet.fault.Fault.INVALID_VALUE.code());
        assertThat(bench.ledger.count("purchase_order")).isZero();
    }

    /** What is planned during the day is watched the same day. */
    @Test
    void aCutOffThatAppearsDuringTheDayIsWatched() {
        room.calendar().planned("exempelkommun", new OccurrenceStore(bench.ledger.jdbc).of(ref, TUESDAY, TUESDAY));

        assertThat(bench.ledger
                        .all
                        .sql("select kind from deadline where subject = 'exempelkommun' order by kind")
                        .query(String.class)
                        .list())
                .containsExactly("ORDER_CUTOFF", "ORDER_WATCH_24H", "ORDER_WATCH_3H", "ORDER_WEEK");
    }

    @Test
    void groceriesLaterInTheWeekAreNoDeviation() {
        due(Watch.CUTOFF, "2026-11-30T13:00:01");
        clock.set(Reported.at("2026-11-30T15:00:00"));
        report(State.CONFIRMED, "2026-11-30T14:30:00", TUESDAY.plusDays(2));

        weekEnds();

        assertThat(notes).isEmpty();
        assertThat(notices()).contains("ORDER_COMES 2026-12-03");
    }

    /** Two deliveries a week, and one of them came: no week without groceries. */
    @Test
    void oneOfSeveralDeliveriesThatWasMissedIsNoDeviation() {
        due(Watch.CUTOFF, "2026-11-30T13:00:01");
        assertThat(openTasks()).containsExactly("MISSED");
        bench.ledger
                .all
                .sql(
                        "insert into purchase_order (municipality, supplier_id, order_no, case_ref, occurrence, state, supplier_version,"
                                + " placed_at, delivery_day, line_count) values ('exempelkommun', 'livs', '4712', ?, ?, 'LOCKED', 1, now(), ?, 3)")
                .params(ref, ref + "/2026-W49/2", TUESDAY.plusDays(3))
                .update();

        weekEnds();

        assertThat(notes).isEmpty();
        assertThat(openTasks()).isEmpty();
    }

    @Test
    void aClientWhoDeclinesIsLeftInPeace() {
        bench.ledger
                .all
                .sql("insert into order_declined (case_ref, week, municipality, recorded_by, recorded_at)"
                        + " values (?, '2026-W49', 'exempelkommun', '\\x00', now())")
                .param(ref)
                .update();
        due(Watch.DAY_BEFORE, "2026-11-29T13:00:00");
        due(Watch.CUTOFF, "2026-11-30T13:00:01");
        weekEnds();

        assertThat(asked).isEmpty();
        assertThat(notices()).isEmpty();
        assertThat(notes).isEmpty();
    }

    @Test
    void atTheCutOffOrdersAreLocked() {
        report(State.CONFIRMED, "2026-11-29T17:00:00", TUESDAY);
        due(Watch.CUTOFF, "2026-11-30T13:00:01");

        assertThat(bench.ledger.count("purchase_order where state = 'LOCKED'")).isEqualTo(1);
        assertThat(openTasks()).isEmpty();
    }

    /** The hub was down: a reminder that comes after the cut-off is none. */
    @Test
    void nothingIsRemindedLate() {
        due(Watch.HOURS_BEFORE, "2026-11-30T13:05:00");

        assertThat(openTasks()).isEmpty();
        assertThat(texts).isEmpty();
    }

    /** AC-10-8. */
    @Test
    void anOrderOfAPausedClientIsCancelled() {
        state("PAUSED");
        report(State.CONFIRMED, "2026-11-29T17:00:00", TUESDAY);

        assertThat(asked).extracting(SupplierRequest::kind).containsExactly(SupplierRequest.Kind.CANCEL);
        assertThat(notices()).containsExactly("ORDER_CANCEL_ASKED 4711");
    }

    @Test
    void aCustomerNumberIsLearntAndMeansOneClient() {
        assertThat(take(new CustomerRef(null, "K-77"), State.DRAFT)).isEqualTo("QUARANTINED ORD-001");
        assertThat(take(new CustomerRef(ref, "K-77"), State.DRAFT)).isEqualTo("CONFIRMED");
        assertThat(take(new CustomerRef(null, "K-77"), State.CONFIRMED)).isEqualTo("CONFIRMED");
        assertThat(take(new CustomerRef("EXE-2026-999999", "K-77"), State.CONFIRMED))
                .isEqualTo("QUARANTINED ORD-001");
    }

    @Test
    void theNightSetsADeadlineForEachDayAndCutOff() {
        room.calendar().begin("exempelkommun");
        room.calendar().begin("exempelkommun");

        assertThat(bench.ledger
                        .all
                        .sql("select kind from deadline where subject = 'exempelkommun' order by kind")
                        .query(String.class)
                        .list())
                .as("24 h before is past")
                .containsExactly(
                        "ORDER_CUTOFF", "ORDER_WATCH_24H", "ORDER_WATCH_3H", "ORDER_WATCH_DAILY", "ORDER_WEEK");
    }

    private void due(Watch watch, String at) {
        clock.set(Reported.at(at));
        bench.ledger.transaction.executeWithoutResult(
                status -> room.reactions().get(watch.deadline()).due("exempelkommun", TURN, false));
    }

    private void lateAsks(String at) {
        clock.set(Reported.at(at));
        bench.ledger
                .all
                .sql(
                        "update deadline set fired_at = now() where kind = 'ORDER_LATE_ASK' and fired_at is null and due_at <= ?"
                                + " returning occurrence")
                .param(Timestamp.from(clock.instant()))
                .query(String.class)
                .list()
                .forEach(occurrence -> bench.ledger.transaction.executeWithoutResult(
                        status -> room.reactions().get(LateAsk.KIND).due("exempelkommun", occurrence, false)));
    }

    private void weekEnds() {
        clock.set(Reported.at("2026-12-07T00:45:00"));
        bench.ledger.transaction.executeWithoutResult(
                status -> room.reactions().get(WatchCalendar.WEEK).due("exempelkommun", "2026-W49", false));
    }

    private void report(State state, String placed, @Nullable LocalDate day) {
        OrderReported report = new OrderReported(
                "exempelkommun",
                "livs",
                new CustomerRef(ref, null),
                "4711",
                ++versions,
                state,
                Reported.at(placed),
                clock.instant(),
                day,
                new Money(45_900),
                List.of(),
                17,
                false);
        bench.ledger.transaction.executeWithoutResult(status -> desk.take(UUID.randomUUID(), report));
    }

    private String take(CustomerRef customer, State state) {
        return take(customer, state, clock.instant());
    }

    private String take(CustomerRef customer, State state, Instant placedAt) {
        OrderReported report = new OrderReported(
                "exempelkommun",
                "livs",
                customer,
                "4711",
                ++versions,
                state,
                placedAt,
                clock.instant(),
                null,
                null,
                List.of(),
                0,
                false);
        Outcome outcome = bench.ledger.transaction.execute(status -> desk.take(UUID.randomUUID(), report));
        return outcome.state()
                + (outcome.fault() == null ? "" : " " + outcome.fault().code());
    }

    private void state(String state) {
        bench.ledger
                .all
                .sql("update purchase_case set state = ? where case_ref = ?")
                .params(state, ref)
                .update();
    }

    private List<String> openTasks() {
        return bench.ledger
                .all
                .sql("select kind from order_task where closed_at is null order by kind")
                .query(String.class)
                .list();
    }

    private List<String> notices() {
        return bench.ledger
                .all
                .sql("select kind || ' ' || detail from notice where kind like 'ORDER_%' order by kind")
                .query(String.class)
                .list();
    }
}
