package se.inkopsnavet.delivery;

import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.calendar.Occurrence;
import se.inkopsnavet.calendar.RecordedOccurrences;
import se.inkopsnavet.contact.Text;
import se.inkopsnavet.decision.Decision;
import se.inkopsnavet.decision.PurchaseTerms;
import se.inkopsnavet.dispatch.DispatchBench;
import se.inkopsnavet.journal.NoteRequest;
import se.inkopsnavet.ledger.Checkpoint;
import se.inkopsnavet.ledger.DailyDeadlines;
import se.inkopsnavet.ledger.Deadlines;
import se.inkopsnavet.ledger.Outcome;
import se.inkopsnavet.ledger.Retention;
import se.inkopsnavet.lifeevent.LifeStore;
import se.inkopsnavet.lifeevent.Whereabouts;
import se.inkopsnavet.mapping.HomeMappingFiles;
import se.inkopsnavet.order.CustomerStore;
import se.inkopsnavet.order.OrderStore;
import se.inkopsnavet.policy.DeliveryOutcome;
import se.inkopsnavet.policy.Policies;
import se.inkopsnavet.policy.PolicyBook;
import se.inkopsnavet.purchase.Pausing;
import se.inkopsnavet.trade.CustomerRef;
import se.inkopsnavet.trade.DeliveryReported;
import se.inkopsnavet.trade.DeliveryReported.Kind;
import se.inkopsnavet.trade.Reports;
import se.inkopsnavet.trade.ScheduleReported;
import se.inkopsnavet.trade.SupplierRequest;
import se.inkopsnavet.yaml.YamlSource;
import tools.jackson.databind.json.JsonMapper;

/** The room over the real stores and cases; what would leave the house is only written down. */
final class DeliveryBench implements AutoCloseable {

    static final String MUNICIPALITY = DispatchBench.MUNICIPALITY;
    static final LocalDate DAY = LocalDate.of(2026, 11, 26);
    private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");
    private static final Path PROFILES = Path.of("");

    final DispatchBench dispatch = new DispatchBench();
    final Hands clock = new Hands();
    final List<Text> texts = Collections.synchronizedList(new ArrayList<>());
    final List<SupplierRequest> requests = Collections.synchronizedList(new ArrayList<>());
    final List<String> complaints = Collections.synchronizedList(new ArrayList<>());
    final List<NoteRequest> notes = Collections.synchronizedList(new ArrayList<>());
    final RecordedOccurrences calendar = new RecordedOccurrences();
    final Outcomes outcomes = new Outcomes(dispatch.ledger.jdbc);
    final DeliveryDeadlines deadlines;
    private final Reports reports;
    private final DeliverySlots schedules;
    private final MeetingRequests meetings;
    private final Map<String, Deadlines.Reaction> reactions = new HashMap<>();

    /** @param old of the door in the made-up profile @param fresh what stands there instead */
    DeliveryBench(String old, String fresh) {
        PolicyBook policies =
                new PolicyBook(Policies.of(YamlSource.matching(PROFILES, "mappings/municipalities/*.yaml").stream()
                        .map(source ->
                                new YamlSource(source.file(), source.text().replace(old, fresh)))
                        .toList()));
        DeliveryStore store = new DeliveryStore(dispatch.ledger.jdbc);
        SlotStore slots = new SlotStore(dispatch.ledger.jdbc);
        OrderStore orders = new OrderStore(dispatch.ledger.jdbc);
        Deliveries deliveries = new Deliveries(store, calendar, orders);
        LifeStore life = new LifeStore(
                dispatch.ledger.jdbc,
                dispatch.ledger.cipher,
                JsonMapper.builder().build());
        SituationReader situations = new SituationReader(store, new Whereabouts(life), clock);
        DeliveryWords words = DeliveryWords.load(new HomeMappingFiles(PROFILES));
        Deadlines rows = dispatch.ledger.deadlines((subject, occurrence, late) -> {});
        DeliveryActs acts = new DeliveryActs(
                store,
                new DeliveryNotes(notes::add, words, clock),
                words,
                dispatch.desk.consequences,
                new Pausing(dispatch.desk.cases, dispatch.desk.consequences, policies, clock),
                texts::add,
                requests::add,
                (municipality, caseRef, supplierId, orderNo, outcome, occurrence) ->
                        complaints.add(caseRef + " " + supplierId + " " + orderNo + " " + outcome),
                rows,
                policies,
                clock);
        CustomerStore customers = new CustomerStore(dispatch.ledger.jdbc);
        reports = new Reports(List.of(new DeliveryDesk(
                customers,
                dispatch.desk.cases,
                deliveries,
                store,
                situations,
                acts,
                dispatch.desk.consequences,
                policies,
                Checkpoint.NONE,
                clock)));
        schedules = new DeliverySlots(slots, rows, clock);
        meetings = new MeetingRequests(
                slots,
                store,
                deliveries,
                dispatch.desk.cases,
                situations,
                acts,
                dispatch.ledger.rounds(rows, clock),
                clock);
        deadlines = new DeliveryDeadlines(
                store,
                slots,
                deliveries,
                dispatch.desk.cases,
                situations,
                acts,
                calendar,
                orders,
                new DailyDeadlines(rows, clock),
                dispatch.ledger.rounds(rows, clock),
                policies,
                clock);
        reactions.putAll(deadlines.reactions());
        reactions.putAll(meetings.reactions());
    }

    static DeliveryBench mayLeaveOutside() {
        return new DeliveryBench("", "");
    }

    static DeliveryBench neverOutside() {
        return new DeliveryBench(
                "  allowed: [LEFT_OUTSIDE_NEARBY, LEFT_OUTSIDE_NO_ANSWER, TO_UNIT_PREMISES, RETURNED_TO_WAREHOUSE]",
                "  allowed: [RETURNED_TO_STORE]\n  forbidden: [LEFT_OUTSIDE_NEARBY, LEFT_OUTSIDE_NO_ANSWER]\n"
                        + "  breachAction: { alertUnit: IMMEDIATE, complaint: true }");
    }

    /** A clock that stands still until a test moves it. */
    static final class Hands extends Clock {
        private Instant now = at("08:00");

        void set(Instant moment) {
            now = moment;
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return STOCKHOLM;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return Clock.fixed(now, zone);
        }
    }

    /** A case in use, with an occurrence and a locked order on the day. */
    String client(int person) {
        String ref = dispatch.granted(person, "B-" + person);
        caseState(ref, "HANDED_OVER");
        calendar.all()
                .add(new Occurrence(
                        MUNICIPALITY,
                        ref,
                        "livs",
                        "enhet-asby",
                        "2026-W48",
                        1,
                        DAY,
                        Occurrence.Fulfilment.STORE_DELIVERY,
                        at("08:00").minus(Duration.ofDays(1)),
                        true,
                        null,
                        Occurrence.State.PLANNED,
                        null,
                        1));
        dispatch.ledger
                .all
                .sql(
                        "insert into purchase_order (municipality, supplier_id, order_no, case_ref, occurrence, state, supplier_version, placed_at,"
                                + " delivery_day, line_count) values (?, 'livs', ?, ?, ?, 'LOCKED', 1, now(), ?, 3)")
                .params(MUNICIPALITY, "O-" + ref, ref, ref + "/2026-W48/1", DAY)
                .update();
        return ref;
    }

    /** The person's decision as it is now: home care does not meet the driver. */
    void meetsNobody(int person) {
        Decision decision = dispatch.event(person, "B-" + person, 2).decision();
        PurchaseTerms terms = decision.terms();
        dispatch.desk.decide(decision.withTerms(new PurchaseTerms(
                terms.supplierMayCall(),
                terms.emailWished(),
                false,
                terms.driverInfo(),
                terms.fridgePacking(),
                true,
                terms.canUnpack(),
                terms.invoiceTo(),
                terms.invoiceAddress(),
                false)));
    }

    static Instant at(String time) {
        return DAY.atTime(LocalTime.parse(time)).atZone(STOCKHOLM).toInstant();
    }

    DeliveryReported report(String ref, Kind kind, long version, String at) {
        return new DeliveryReported(
                MUNICIPALITY,
                "livs",
                new CustomerRef(ref, null),
                "O-" + ref,
                DAY,
                version,
                kind,
                at(at),
                null,
                null,
                0);
    }

    DeliveryReported ended(String ref, long version, DeliveryOutcome outcome) {
        return new DeliveryReported(
                MUNICIPALITY,
                "livs",
                new CustomerRef(ref, null),
                "O-" + ref,
                DAY,
                version,
                Kind.OUTCOME,
                at("10:40"),
                null,
                outcome,
                0);
    }

    /** It comes when it has happened, or later. @return where the message came to rest, and why */
    String take(DeliveryReported report) {
        if (report.occurredAt().isAfter(clock.instant())) {
            clock.set(report.occurredAt());
        }
        UUID message = dispatch.ledger.received(null);
        Outcome outcome = dispatch.ledger.transaction.execute(status -> reports.take(message, report));
        return outcome.state() + (outcome.fault() == null ? "" : " " + outcome.fault());
    }

    /** One that the schedule room believes. */
    void schedule(ScheduleReported.Stop... stops) {
        ScheduleReported schedule = new ScheduleReported(MUNICIPALITY, "livs", DAY, clock.instant(), List.of(stops));
        List<@Nullable String> refs = new ArrayList<>();
        schedule.stops().forEach(stop -> refs.add(stop.customer().caseRef()));
        dispatch.ledger.transaction.executeWithoutResult(status -> {
            schedules.believed(schedule, refs);
            meetings.believed(schedule, refs);
        });
    }

    /** Fires what is due by that time, and what that sets, each row at its own time and once. */
    void until(String time) {
        for (List<Row> due = due(time); !due.isEmpty(); due = due(time)) {
            due.forEach(this::fire);
        }
        clock.set(at(time));
    }

    private List<Row> due(String time) {
        return dispatch
                .ledger
                .all
                .sql(
                        "update deadline set fired_at = now() where kind like 'DELIVERY%' and fired_at is null and due_at <= ?"
                                + " returning kind, subject, occurrence, due_at")
                .param(Timestamp.from(at(time)))
                .query((row, n) -> new Row(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getTimestamp(4).toInstant()))
                .list()
                .stream()
                .sorted(Comparator.comparing(Row::at))
                .toList();
    }

    private void fire(Row row) {
        clock.set(row.at());
        dispatch.ledger.transaction.executeWithoutResult(
                status -> reactions.get(row.kind()).due(row.subject(), row.occurrence(), false));
    }

    private record Row(String kind, String subject, String occurrence, Instant at) {}

    /** Kind, role and detail, oldest first. */
    List<String> notices(String ref) {
        return dispatch.ledger
                .all
                .sql(
                        "select trim(role || ' ' || kind || ' ' || detail) from notice where subject_ref = ? and (kind like 'D%' or kind like 'P%')"
                                + " order by created_at, id")
                .param(ref)
                .query(String.class)
                .list();
    }

    String outcomeOf(String ref) {
        return dispatch.ledger
                .all
                .sql("select outcome from delivery where case_ref = ?")
                .param(ref)
                .query(String.class)
                .single();
    }

    List<String> sent() {
        return texts.stream()
                .map(text -> text.audience() + " " + text.template())
                .toList();
    }

    void away(String ref, @Nullable LocalDate to) {
        dispatch.ledger
                .all
                .sql("insert into absence (municipality, record_key, person_key, from_day, to_day)"
                        + " select municipality, 'r', person_key, ?, ? from purchase_case where case_ref = ?")
                .params(DAY.minusDays(1), to, ref)
                .update();
    }

    void caseState(String ref, String state) {
        dispatch.ledger
                .all
                .sql("update purchase_case set state = ? where case_ref = ?")
                .params(state, ref)
                .update();
    }

    int count(String sql, Object... parameters) {
        return dispatch.ledger.count(sql, parameters);
    }

    int purged() {
        Retention.Rule rule = new Retention.Rule(
                MUNICIPALITY,
                "KS 2026/17",
                Duration.ofDays(7),
                Duration.ofDays(30),
                Period.ofDays(90),
                null,
                Period.ofYears(5));
        return new DeliveryRetention(dispatch.ledger.jdbc).some(rule, 100);
    }

    void clear() {
        dispatch.clear();
        dispatch.ledger
                .all
                .sql(
                        "call wipe('delivery, delivery_report, delivery_slot, delivery_count, purchase_order, supplier_customer, absence, client_fact')")
                .update();
        dispatch.ledger.setAside.clear();
        texts.clear();
        requests.clear();
        complaints.clear();
        notes.clear();
        calendar.all().clear();
        clock.set(at("08:00"));
    }

    @Override
    public void close() {
        dispatch.close();
    }
}
