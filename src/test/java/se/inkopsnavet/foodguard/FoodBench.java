package se.inkopsnavet.foodguard;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import se.inkopsnavet.calendar.Reason;
import se.inkopsnavet.calendar.RecordedOccurrences;
import se.inkopsnavet.invoice.Calendar;
import se.inkopsnavet.journal.NoteRequest;
import se.inkopsnavet.ledger.DailyDeadlines;
import se.inkopsnavet.ledger.LedgerBench;
import se.inkopsnavet.lifeevent.LifeStore;
import se.inkopsnavet.mapping.HomeMappingFiles;
import se.inkopsnavet.order.Declines;
import se.inkopsnavet.order.MissedWeekNotes;
import se.inkopsnavet.order.OrderWords;
import se.inkopsnavet.order.RecordedOrders;
import se.inkopsnavet.policy.PolicyBook;
import se.inkopsnavet.purchase.CaseDesk;
import se.inkopsnavet.purchase.Events;
import tools.jackson.databind.json.JsonMapper;

/** The guard with the real stores, and what the other rooms record for it as lists. */
final class FoodBench implements AutoCloseable {

    static final String MUNICIPALITY = "exempelkommun";
    static final String UNIT = "enhet-asby";
    static final String PERSON = "189001019802";
    static final LocalDate TUESDAY = LocalDate.of(2026, 12, 1);

    final LedgerBench ledger = new LedgerBench();
    final Calendar clock = new Calendar(ledger);
    final FoodPaths paths = new FoodPaths(ledger.jdbc, ledger.cipher);
    final CaseDesk desk;

    RecordedOccurrences calendar;
    RecordedOrders orders;
    FoodGuard guard;
    /** Days on which the client got groceries. */
    final Set<LocalDate> delivered = new HashSet<>();
    /** Case reference and ISO week. */
    final Set<String> declined = new HashSet<>();
    /** Keys of occurrences. */
    final Set<String> missed = new HashSet<>();
    /** By ISO week and case reference. */
    final Map<String, Map<String, Reason>> reasons = new HashMap<>();

    final List<NoteRequest> notes = new ArrayList<>();

    /** Under the shipped policies. */
    FoodBench() {
        desk = new CaseDesk(ledger, clock);
    }

    FoodBench(PolicyBook policies) {
        desk = new CaseDesk(ledger, clock, policies);
    }

    private final class Weeks implements Declines {
        @Override
        public boolean isDeclined(String caseRef, String week) {
            return declined.contains(caseRef + " " + week);
        }

        @Override
        public Set<String> in(String week, Collection<String> caseRefs) {
            return caseRefs.stream().filter(each -> isDeclined(each, week)).collect(Collectors.toSet());
        }
    }

    /** Nobody and nothing, on a day; {@link #begin} follows when the clients are there. */
    void clear(LocalDate today) {
        ledger.all
                .sql(
                        "call wipe('food_clock, food_week, food_path, absence, notice, customer_list_row, purchase_case, decision_seen,"
                                + " deadline, message, business_key, scheduled_tasks')")
                .update();
        ledger.setAside.clear();
        calendar = new RecordedOccurrences();
        orders = new RecordedOrders();
        List.of(delivered, declined, missed, notes).forEach(Collection::clear);
        reasons.clear();
        clock.set(today);
    }

    void begin() {
        var deadlines = ledger.deadlines((subject, occurrence, late) -> {});
        guard = new FoodGuard(
                new FoodStore(ledger.jdbc),
                List.of(paths, this::lastFood),
                calendar,
                (week, refs) -> reasons.getOrDefault(week, Map.of()),
                orders,
                keys -> missed,
                new Weeks(),
                new LifeStore(ledger.jdbc, ledger.cipher, JsonMapper.builder().build()),
                new FoodNews(
                        desk.cases,
                        desk.consequences,
                        new MissedWeekNotes(notes::add, OrderWords.load(new HomeMappingFiles(Path.of(""))), clock),
                        desk.policies,
                        clock),
                new DailyDeadlines(deadlines, clock),
                ledger.rounds(deadlines, clock),
                clock);
        clock.react(guard.reactions());
        guard.begin(MUNICIPALITY);
    }

    /** One client of the customer list, with groceries planned on {@link #TUESDAY}, and a hub that has just started. @return the case reference */
    String plannedOnTuesday() {
        clear(TUESDAY.minusDays(1));
        String ref = desk.decide(Events.granted(1)
                        .of("B-1")
                        .about(PERSON)
                        .at(UNIT, "Åsby")
                        .decision())
                .caseRef();
        ledger.all.sql("update purchase_case set state = 'HANDED_OVER'").update();
        calendar.plan(MUNICIPALITY, ref, UNIT, TUESDAY);
        begin();
        // As at every start of the hub.
        guard.begin(MUNICIPALITY);
        return ref;
    }

    private Map<String, LocalDate> lastFood(String municipality, Collection<String> refs, LocalDate until) {
        return delivered.stream()
                .filter(day -> !day.isAfter(until))
                .max(LocalDate::compareTo)
                .map(day -> refs.stream().collect(Collectors.toMap(ref -> ref, ref -> day)))
                .orElse(Map.of());
    }

    /** {@code ROLE KIND detail}, in the order in which they were written. */
    List<String> told() {
        return ledger.all
                .sql(
                        "select role || ' ' || kind || ' ' || detail from notice where kind like 'FOOD%' order by created_at, kind")
                .query(String.class)
                .list();
    }

    /** {@code week VERDICT}. */
    List<String> weeks() {
        return ledger.all
                .sql("select week || ' ' || verdict from food_week order by week")
                .query(String.class)
                .list();
    }

    /** {@code week VERDICT why}: the reason of the verdict, otherwise the day that fulfilled it, otherwise the day that was planned. */
    List<String> reasonedWeeks() {
        return ledger.all
                .sql(
                        "select week || ' ' || verdict || ' ' || coalesce(reason, fulfilled::text, planned::text, '-') from food_week order by week")
                .query(String.class)
                .list();
    }

    @Override
    public void close() {
        ledger.close();
    }
}
