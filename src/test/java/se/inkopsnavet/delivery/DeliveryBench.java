package se.inkopsnavet.delivery;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.calendar.Occurrence;
import se.inkopsnavet.calendar.RecordedOccurrences;
import se.inkopsnavet.contact.Text;
import se.inkopsnavet.decision.Decision;
import se.inkopsnavet.decision.PurchaseTerms;
import se.inkopsnavet.dispatch.DispatchBench;
import se.inkopsnavet.invoice.Calendar;
import se.inkopsnavet.journal.NoteRequest;
import se.inkopsnavet.ledger.Outcome;
import se.inkopsnavet.ledger.RetentionRules;
import se.inkopsnavet.policy.DeliveryOutcome;
import se.inkopsnavet.policy.Policies;
import se.inkopsnavet.policy.PolicyBook;
import se.inkopsnavet.trade.CustomerRef;
import se.inkopsnavet.trade.DeliveryReported;
import se.inkopsnavet.trade.DeliveryReported.Kind;
import se.inkopsnavet.trade.ScheduleReported;
import se.inkopsnavet.trade.SupplierRequest;
import se.inkopsnavet.yaml.YamlSource;

/** The room over the real stores and cases; what would leave the house is only written down. */
final class DeliveryBench implements AutoCloseable {

    static final String MUNICIPALITY = DispatchBench.MUNICIPALITY;
    static final LocalDate DAY = LocalDate.of(2026, 11, 26);
    private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");
    private static final Path PROFILES = Path.of("");

    final DispatchBench dispatch = new DispatchBench();
    final Calendar clock = new Calendar(dispatch.ledger);
    final List<Text> texts = Collections.synchronizedList(new ArrayList<>());
    final List<SupplierRequest> requests = Collections.synchronizedList(new ArrayList<>());
    final List<String> complaints = Collections.synchronizedList(new ArrayList<>());
    final List<NoteRequest> notes = Collections.synchronizedList(new ArrayList<>());
    final RecordedOccurrences calendar = new RecordedOccurrences();
    final Outcomes outcomes = new Outcomes(dispatch.ledger.jdbc);
    final DeliveryRoom room;

    /** @param old of the door in the made-up profile @param fresh what stands there instead */
    DeliveryBench(String old, String fresh) {
        PolicyBook policies =
                new PolicyBook(Policies.of(YamlSource.matching(PROFILES, "mappings/municipalities/*.yaml").stream()
                        .map(source ->
                                new YamlSource(source.file(), source.text().replace(old, fresh)))
                        .toList()));
        room = new DeliveryRoom(this, policies);
        clock.react(room.reactions());
        clock.set(at("08:00"));
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
        Outcome outcome = dispatch.ledger.transaction.execute(status -> room.reports.take(message, report));
        return outcome.state() + (outcome.fault() == null ? "" : " " + outcome.fault());
    }

    /** One that the schedule room believes. */
    void schedule(ScheduleReported.Stop... stops) {
        ScheduleReported schedule = new ScheduleReported(MUNICIPALITY, "livs", DAY, clock.instant(), List.of(stops));
        List<@Nullable String> refs = new ArrayList<>();
        schedule.stops().forEach(stop -> refs.add(stop.customer().caseRef()));
        dispatch.ledger.transaction.executeWithoutResult(status -> {
            room.schedules.believed(schedule, refs);
            room.meetings.believed(schedule, refs);
        });
    }

    /** @param from local time, as {@code to} */
    static ScheduleReported.Stop stop(String ref, String from, String to) {
        return new ScheduleReported.Stop(
                new CustomerRef(ref, null), null, LocalTime.parse(from), LocalTime.parse(to), null, null);
    }

    /** Fires what is due by that time, and what that sets, each row at its own time and once. */
    void until(String time) {
        clock.passTo(at(time));
    }

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
        return new DeliveryRetention(dispatch.ledger.jdbc).some(RetentionRules.of(MUNICIPALITY), 100);
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
