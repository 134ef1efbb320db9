package se.inkopsnavet.schedule;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.calendar.RecordedOccurrences;
import se.inkopsnavet.contact.Call;
import se.inkopsnavet.contact.Text;
import se.inkopsnavet.invoice.Calendar;
import se.inkopsnavet.ledger.DailyDeadlines;
import se.inkopsnavet.ledger.LedgerBench;
import se.inkopsnavet.ledger.Outcome;
import se.inkopsnavet.lifeevent.ClientCircumstances;
import se.inkopsnavet.lifeevent.LifeStore;
import se.inkopsnavet.mapping.HomeMappingFiles;
import se.inkopsnavet.order.CustomerStore;
import se.inkopsnavet.order.RecordedOrders;
import se.inkopsnavet.purchase.CaseDesk;
import se.inkopsnavet.purchase.Events;
import se.inkopsnavet.trade.CustomerRef;
import se.inkopsnavet.trade.ScheduleReported;
import tools.jackson.databind.json.JsonMapper;

/** Mornings in the made-up municipality on a real database and a moving clock; the calendar, the orders and the telephone are lists. */
public final class ScheduleBench implements AutoCloseable {

    static final String MUNICIPALITY = "exempelkommun";
    static final String SUPPLIER = "livs";
    static final String ASBY = "enhet-asby";
    static final String SJOBRO = "enhet-sjobro";
    static final LocalDate WEDNESDAY = LocalDate.of(2026, 12, 2);
    static final String[] PERSONS = {"189001019802", "189002019801", "189003019800", "189004019809", "189005019808"};

    public final LedgerBench ledger = new LedgerBench();
    public final Calendar clock = new Calendar(ledger);
    private final RecordedOccurrences calendars = new RecordedOccurrences();
    private final RecordedOrders orders = new RecordedOrders();
    final List<Text> texts = new ArrayList<>();
    final List<Call> calls = new ArrayList<>();
    final List<List<@Nullable String>> believed = new ArrayList<>();
    final List<String> fetched = new ArrayList<>();
    /** Mailboxes to which nothing can be said. */
    final Set<String> refused = new HashSet<>();

    private final JsonMapper json = JsonMapper.builder().build();
    private final LifeStore life = new LifeStore(ledger.jdbc, ledger.cipher, json);
    private final ClientCircumstances moves = new ClientCircumstances(life);
    final CaseDesk desk = new CaseDesk(ledger, clock, List.of(moves));
    final ClientLife people = new ClientLife(ledger, desk, life, clock);
    final ReviewStore reviews = new ReviewStore(ledger.jdbc);
    private final ScheduleStore schedules = new ScheduleStore(ledger.jdbc);
    public final ScheduleWords words = ScheduleWords.load(new HomeMappingFiles(Path.of("")));
    private final ScheduleNews news =
            new ScheduleNews(new RefusingBook(ledger.jdbc, refused), texts::add, calls::add, words);
    private final Roster roster = new Roster(desk.cases, life, moves, ledger.savepoints, ledger.setAside::add);
    final MorningReview morning = new MorningReview(
            calendars,
            orders,
            roster,
            schedules,
            reviews,
            news,
            ledger.savepoints,
            ledger.setAside::add,
            desk.policies,
            clock);
    final ScheduleDesk schedule = new ScheduleDesk(
            schedules,
            new StopsMark(ledger.index),
            morning,
            roster,
            calendars,
            orders,
            new CustomerStore(ledger.jdbc),
            List.of((report, refs) -> believed.add(refs)),
            news,
            desk.policies,
            clock);
    public final Acknowledgements acknowledgements = new Acknowledgements(reviews, news, desk.policies, clock);
    final ScheduleDays days;

    public ScheduleBench() {
        var deadlines = ledger.deadlines((subject, occurrence, late) -> {});
        days = new ScheduleDays(
                deadlines,
                new DailyDeadlines(deadlines, clock),
                ledger.rounds(deadlines, clock),
                morning,
                calendars,
                orders,
                List.of((municipality, supplier, day) ->
                        fetched.add(LocalTime.now(clock) + " " + supplier + " " + day)),
                desk.policies,
                clock);
        clock.react(days.reactions());
    }

    void clear() {
        ledger.all
                .sql(
                        "call wipe('schedule_day, schedule_stop, schedule_deviation, schedule_review, client_fact, absence, life_event_seen,"
                                + " notice, customer_list_row, purchase_case, decision_seen, deadline, message, scheduled_tasks')")
                .update();
        calendars.all().clear();
        orders.all().clear();
        texts.clear();
        calls.clear();
        believed.clear();
        fetched.clear();
        refused.clear();
        ledger.setAside.clear();
    }

    /** An empty house on Tuesday morning; the next day's deadlines are set. */
    void tuesday() {
        clear();
        clock.set(WEDNESDAY.minusDays(1));
        days.begin(MUNICIPALITY);
    }

    /** Everything that is due until then on Wednesday has happened. */
    void at(String time) {
        clock.passTo(WEDNESDAY, LocalTime.parse(time));
    }

    /** A client in use, with nothing planned. @return the case reference */
    String client(int person, String unit) {
        String area = unit.equals(ASBY) ? "Åsby" : "Sjöbro";
        String ref = desk.decide(Events.granted(1)
                        .of("B-" + person)
                        .about(PERSONS[person])
                        .at(unit, area)
                        .decision())
                .caseRef();
        ledger.all
                .sql("update purchase_case set state = 'HANDED_OVER' where case_ref = ?")
                .param(ref)
                .update();
        return ref;
    }

    /** So many clients in use, each with a delivery planned on Wednesday: quicker than by deciding each. */
    List<String> fill(int clients, IntFunction<String> unit) {
        byte[] decision =
                json.writeValueAsBytes(Events.granted(1).about(PERSONS[0]).decision());
        List<String> refs = new ArrayList<>();
        List<Object[]> rows = new ArrayList<>();
        for (int n = 0; n < clients; n++) {
            String ref = "EXE-2027-%06d".formatted(n);
            refs.add(ref);
            calendars.plan(MUNICIPALITY, ref, unit.apply(n), WEDNESDAY);
            rows.add(new Object[] {
                ref,
                MUNICIPALITY,
                ledger.index.of("person", MUNICIPALITY, ref),
                SUPPLIER,
                unit.apply(n),
                ledger.cipher.encrypt("purchase_case", "content", ref, decision)
            });
        }
        ledger.batch.batchUpdate(
                "insert into purchase_case (case_ref, municipality, person_key, state, supplier, unit_id, policy, content, as_of, version)"
                        + " values (?, ?, ?, 'HANDED_OVER', ?, ?, 'exempelkommun@1', ?, now(), 1)",
                rows);
        return refs;
    }

    void compare(LocalDate day) {
        ledger.transaction.executeWithoutResult(status -> morning.compare(MUNICIPALITY, day, false));
    }

    /** A client whose groceries are planned and ordered for that day. */
    String expected(int person, String unit, LocalDate day) {
        String ref = client(person, unit);
        calendars.plan(MUNICIPALITY, ref, unit, day);
        order(ref, day);
        return ref;
    }

    void order(String ref, LocalDate day) {
        orders.place(MUNICIPALITY, ref, day);
    }

    static ScheduleReported.Stop stop(String ref, String from) {
        LocalTime begin = LocalTime.parse(from);
        return new ScheduleReported.Stop(
                new CustomerRef(ref, null), "O-" + ref, begin, begin.plusHours(2), "Storgatan 1", "990 10");
    }

    /** A schedule comes by whatever channel. @return how it ended */
    String comes(LocalDate day, ScheduleReported.Stop... stops) {
        return comes(new ScheduleReported(MUNICIPALITY, SUPPLIER, day, clock.instant(), Arrays.asList(stops)));
    }

    String comes(ScheduleReported report) {
        Outcome outcome = ledger.transaction.execute(status -> schedule.take(UUID.randomUUID(), report));
        return outcome.state()
                + (outcome.fault() == null ? "" : " " + outcome.fault().code());
    }

    String acknowledge(String unit, LocalDate day) {
        Outcome outcome = ledger.transaction.execute(
                status -> acknowledgements.take(MUNICIPALITY, Set.of(unit), day, "4711", clock.instant()));
        return outcome.state()
                + (outcome.fault() == null ? "" : " " + outcome.fault().code());
    }

    /** Who was told what, in the order of the letters. */
    List<String> told() {
        return ledger.all
                .sql(
                        "select role || ' ' || split_part(recipient, '@', 1) || ' ' || kind || ' ' || subject_ref || ' ' || detail"
                                + " from notice where kind like 'SCHEDULE%' order by kind, recipient, subject_ref, created_at")
                .query(String.class)
                .list();
    }

    List<String> told(String kind) {
        return told().stream().filter(told -> told.contains(" " + kind + " ")).toList();
    }

    List<String> reviews(LocalDate day) {
        return ledger.all
                .sql(
                        "select unit_id || ' ' || state || ' ' || coalesce(deviations::text, '-') || case when late then ' late' else '' end"
                                + " from schedule_review where day = ? order by unit_id")
                .param(day)
                .query(String.class)
                .list();
    }

    Map<String, Integer> texted() {
        Map<String, Integer> count = new java.util.TreeMap<>();
        texts.forEach(text -> count.merge(text.template() + " " + text.audience(), 1, Integer::sum));
        return count;
    }

    @Override
    public void close() {
        ledger.close();
    }
}
