package se.inkopsnavet.calendar;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.contact.Text;
import se.inkopsnavet.decision.Decision;
import se.inkopsnavet.event.AbsenceChanged;
import se.inkopsnavet.ledger.Channel;
import se.inkopsnavet.ledger.DailyDeadlines;
import se.inkopsnavet.ledger.Deadlines;
import se.inkopsnavet.ledger.Delivery;
import se.inkopsnavet.ledger.GaplessNumbers;
import se.inkopsnavet.ledger.Inquiry;
import se.inkopsnavet.ledger.LedgerBench;
import se.inkopsnavet.ledger.OutboundWorker;
import se.inkopsnavet.ledger.Outbox;
import se.inkopsnavet.ledger.Parcel;
import se.inkopsnavet.ledger.Rounds;
import se.inkopsnavet.lifeevent.AbsenceEvents;
import se.inkopsnavet.lifeevent.AbsentDays;
import se.inkopsnavet.lifeevent.LifeStore;
import se.inkopsnavet.mapping.HomeMappingFiles;
import se.inkopsnavet.neighbourhood.HandClock;
import se.inkopsnavet.purchase.CaseDesk;
import se.inkopsnavet.purchase.CaseKeys;
import se.inkopsnavet.purchase.CaseStore;
import se.inkopsnavet.purchase.Pausing;
import tools.jackson.databind.json.JsonMapper;

/** The calendar around the real casework, over a real database, with a clock that a test moves and deadlines that fire on the way. */
final class CalendarBench implements AutoCloseable {

    static final String MUNICIPALITY = "exempelkommun";

    final LedgerBench ledger = new LedgerBench();
    final HandClock clock = new HandClock(Instant.EPOCH);
    private final JsonMapper json = JsonMapper.builder().build();
    final CaseDesk desk = new CaseDesk(ledger, clock);
    final OccurrenceStore occurrences = new OccurrenceStore(ledger.jdbc);
    final CalendarCases cases = new CalendarCases(ledger.jdbc);
    private final CalendarNews news = new CalendarNews(desk.consequences, desk.policies, clock);
    private final LifeStore life = new LifeStore(ledger.jdbc, ledger.cipher, json);
    private final Deadlines deadlines = ledger.deadlines((subject, occurrence, late) -> {});
    private final Pausing pausing = new Pausing(desk.cases, desk.book, desk.consequences, desk.policies, clock);
    private final AbsenceEvents absences = new AbsenceEvents(life, pausing, deadlines, List.of(cases), clock);
    SupplierCalendars calendars = SupplierCalendars.load(Path.of(""));
    boolean undecided;
    /** Keys of occurrences that somebody has ordered for. */
    final Set<String> ordered = new HashSet<>();

    private final CutoffReminders reminders = new CutoffReminders(
            ledger.jdbc,
            keys -> {
                Set<String> among = new HashSet<>(keys);
                among.retainAll(ordered);
                return among;
            },
            desk.policies,
            news,
            clock);
    final List<Text> texts = new ArrayList<>();
    final MovedDays moved = new MovedDays(occurrences, texts::add, deadlines, clock);
    private final Outbox outbox = ledger.outbox(Duration.ofHours(1));
    final CalendarFileFlow files = new CalendarFileFlow(
            new CalendarFiles(ledger.jdbc, new GaplessNumbers(ledger.jdbc)),
            CalendarWords.load(new HomeMappingFiles(Path.of(""))),
            outbox,
            desk.policies,
            municipality -> undecided,
            news,
            clock);
    final List<Parcel> sent = new ArrayList<>();
    Delivery answer = new Delivery.Delivered("x");

    /** Nothing and nobody, on the first of December. */
    void clear() {
        ledger.all
                .sql(
                        "call wipe('message, payload, purchase_case, decision_seen, business_key, customer_list_row, notice, deadline, scheduled_tasks,"
                                + " delivery_occurrence, calendar_week_reason, calendar_slot, calendar_horizon, calendar_file, absence, life_event_seen,"
                                + " gapless_sequence')")
                .update();
        ordered.clear();
        texts.clear();
        ledger.setAside.clear();
        sent.clear();
        answer = new Delivery.Delivered("x");
        calendars = SupplierCalendars.load(Path.of(""));
        clock.set("2026-12-01T08:00:00Z");
    }

    static LocalDate day(String day) {
        return LocalDate.parse(day);
    }

    /** @return the reference of a client who can order */
    String client(Decision decision) {
        String ref = desk.decide(decision).caseRef();
        state(ref, "HANDED_OVER");
        return ref;
    }

    void state(String ref, String state) {
        ledger.all
                .sql("update purchase_case set state = ?, changed_at = clock_timestamp() where case_ref = ?")
                .params(state, ref)
                .update();
    }

    int plan() {
        return work(cases).catchUp();
    }

    CalendarWork work(CalendarCases pending) {
        return new CalendarWork(
                pending,
                occurrences,
                desk.cases,
                desk.circumstances,
                new AbsentDays(life),
                desk.policies,
                calendars,
                news,
                new CutoffDeadlines(deadlines, EnumSet.allOf(CutoffTime.Stage.class), List.of(moved), clock),
                ledger.savepoints,
                ledger.setAside::add,
                ledger.transaction,
                clock);
    }

    Optional<Reason> why(String ref, LocalDate day) {
        return Optional.ofNullable(
                occurrences.in(Week.of(day).text(), List.of(ref)).get(ref));
    }

    CalendarDay day() {
        return new CalendarDay(cases, desk.policies, calendars, news);
    }

    DailyDeadlines daily() {
        return new DailyDeadlines(deadlines, clock);
    }

    void night() {
        LocalDate today = LocalDate.now(clock);
        ledger.transaction.executeWithoutResult(status -> day().run(MUNICIPALITY, today, false));
        plan();
    }

    void away(String record, long version, Decision decision, LocalDate from, @Nullable LocalDate to, boolean deleted) {
        UUID message = ledger.received(null);
        AbsenceChanged event = new AbsenceChanged(
                MUNICIPALITY,
                new CaseKeys(ledger.index, json)
                        .person(MUNICIPALITY, decision.client().personId()),
                null,
                record.getBytes(StandardCharsets.UTF_8),
                version,
                clock.instant(),
                from,
                to,
                AbsenceChanged.Reason.HOSPITAL,
                deleted);
        ledger.transaction.executeWithoutResult(status -> absences.take(message, event));
    }

    private Map<String, Deadlines.Reaction> reactions() {
        Rounds rounds = ledger.rounds(deadlines, clock);
        return Map.of(
                CutoffDeadlines.KIND,
                rounds.reaction(CutoffDeadlines.KIND, reminders),
                MovedDays.KIND,
                rounds.reaction(MovedDays.KIND, moved));
    }

    /** Fires the moments of cut-offs and of moved days until then, each at its own time. */
    void passTo(LocalDate day, LocalTime time) {
        Instant end = day.atTime(time).atZone(Rules.STOCKHOLM).toInstant();
        for (Optional<Due> due = next(end); due.isPresent(); due = next(end)) {
            Due now = due.get();
            clock.set(now.at());
            ledger.all
                    .sql("update deadline set fired_at = now() where id = ?")
                    .param(now.id())
                    .update();
            ledger.transaction.executeWithoutResult(
                    status -> reactions().get(now.kind()).due(MUNICIPALITY, now.occurrence(), false));
        }
        clock.set(end);
    }

    private record Due(UUID id, String kind, String occurrence, Instant at) {}

    private Optional<Due> next(Instant end) {
        return ledger.all
                .sql(
                        "select id, kind, occurrence, due_at from deadline where kind in (?, ?) and fired_at is null and due_at <= ?"
                                + " order by due_at limit 1")
                .params(CutoffDeadlines.KIND, MovedDays.KIND, Timestamp.from(end))
                .query((row, n) -> new Due(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        row.getString(3),
                        row.getTimestamp(4).toInstant()))
                .optional();
    }

    /** {@code KIND ref detail}, in the order in which they were written. */
    List<String> notices() {
        return ledger.all
                .sql(
                        "select kind || ' ' || subject_ref || ' ' || detail from notice"
                                + " where kind like 'DELIVERY%' or kind like 'NOT_ORDERED%' or kind like 'CALENDAR%' order by created_at, 1")
                .query(String.class)
                .list();
    }

    /** {@code week day state reason version}, by week. */
    List<String> weeks(String ref) {
        return ledger.all
                .sql("select concat_ws(' ', week, day, state, reason, 'v' || version) from delivery_occurrence"
                        + " where case_ref = ? order by week, place")
                .param(ref)
                .query(String.class)
                .list();
    }

    void publish(LocalDate day) {
        ledger.transaction.executeWithoutResult(status -> files.run(MUNICIPALITY, day, false));
    }

    void deliverAll() {
        Channel channel = new Recording();
        OutboundWorker worker = ledger.outbound(outbox, files, channel);
        ledger.all
                .sql("select id from message where flow = ? and state = 'READY' order by seq")
                .param(CalendarFileFlow.NAME)
                .query(UUID.class)
                .list()
                .forEach(id -> ledger.deliver(worker, id));
    }

    /** A person has looked for everything that is held, and found nothing. */
    void notArrived() {
        Inquiry inquiry = new Inquiry(outbox, Map.of(CalendarFileFlow.NAME, files), ledger.transaction, ledger.log);
        ledger.all
                .sql("select id from message where flow = ? and state = 'HELD'")
                .param(CalendarFileFlow.NAME)
                .query(UUID.class)
                .list()
                .forEach(inquiry::notArrived);
    }

    private final class Recording implements Channel {
        @Override
        public String name() {
            return CalendarFileFlow.channel(MUNICIPALITY);
        }

        @Override
        public Delivery deliver(Parcel parcel) {
            sent.add(parcel);
            return answer;
        }

        @Override
        public Delivery reconcile(Parcel parcel) {
            return new Delivery.Unknown(se.inkopsnavet.fault.Fault.SFTP_UNREACHABLE, "look");
        }

        @Override
        public int parallelism() {
            return 1;
        }
    }

    CaseStore caseStore() {
        return desk.cases;
    }

    @Override
    public void close() {
        ledger.close();
    }
}
