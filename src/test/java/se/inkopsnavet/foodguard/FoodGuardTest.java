package se.inkopsnavet.foodguard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.inkopsnavet.calendar.Reason;
import se.inkopsnavet.calendar.RecordedOccurrences;
import se.inkopsnavet.document.FormFile;
import se.inkopsnavet.document.RecordSteps;
import se.inkopsnavet.invoice.Calendar;
import se.inkopsnavet.journal.NoteRequest;
import se.inkopsnavet.ledger.Arrival;
import se.inkopsnavet.ledger.DailyDeadlines;
import se.inkopsnavet.ledger.LedgerBench;
import se.inkopsnavet.ledger.SetAside;
import se.inkopsnavet.lifeevent.LifeStore;
import se.inkopsnavet.mapping.HomeMappingFiles;
import se.inkopsnavet.order.Declines;
import se.inkopsnavet.order.MissedWeekNotes;
import se.inkopsnavet.order.OrderWords;
import se.inkopsnavet.order.RecordedOrders;
import se.inkopsnavet.purchase.CaseDesk;
import se.inkopsnavet.purchase.Events;
import tools.jackson.databind.json.JsonMapper;

/** The daily round with the real stores, from a Tuesday on which groceries were planned. */
class FoodGuardTest {

    private static final String MUNICIPALITY = "exempelkommun";
    private static final String UNIT = "enhet-asby";
    private static final String PERSON = "189001019802";
    private static final LocalDate TUESDAY = LocalDate.of(2026, 12, 1);

    private static LedgerBench ledger;
    private static Calendar clock;
    private static CaseDesk desk;
    private static FoodPaths paths;

    private final RecordedOccurrences calendar = new RecordedOccurrences();
    private final RecordedOrders orders = new RecordedOrders();
    private final Set<LocalDate> delivered = new HashSet<>();
    private final Set<String> declined = new HashSet<>();
    private final Set<String> missed = new HashSet<>();
    private final Map<String, Reason> reasons = new HashMap<>();
    private final List<NoteRequest> notes = new ArrayList<>();
    private FoodGuard guard;
    private String ref;

    @BeforeAll
    static void start() {
        ledger = new LedgerBench();
        clock = new Calendar(ledger);
        desk = new CaseDesk(ledger, clock);
        paths = new FoodPaths(ledger.jdbc, ledger.cipher);
    }

    @AfterAll
    static void stop() {
        ledger.close();
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

    @BeforeEach
    void aClientWithFoodPlannedOnTuesday() {
        ledger.all
                .sql(
                        "truncate food_clock, food_week, food_path, absence, notice, customer_list_row, purchase_case, decision_seen,"
                                + " deadline, message, scheduled_tasks cascade")
                .update();
        ledger.setAside.clear();
        clock.set(TUESDAY.minusDays(1));
        ref = desk.decide(Events.granted(1)
                        .of("B-1")
                        .about(PERSON)
                        .at(UNIT, "Åsby")
                        .decision())
                .caseRef();
        ledger.all.sql("update purchase_case set state = 'HANDED_OVER'").update();
        calendar.plan(MUNICIPALITY, ref, UNIT, TUESDAY);
        var deadlines = ledger.deadlines((subject, occurrence, late) -> {});
        guard = new FoodGuard(
                new FoodStore(ledger.jdbc),
                List.of(paths, this::delivered),
                calendar,
                (week, refs) -> reasons,
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
        guard.begin(MUNICIPALITY);
    }

    private static List<String> told() {
        return ledger.all
                .sql(
                        "select role || ' ' || kind || ' ' || detail from notice where kind like 'FOOD%' order by created_at, kind")
                .query(String.class)
                .list();
    }

    private static List<String> weeks() {
        return ledger.all
                .sql(
                        "select week || ' ' || verdict || ' ' || coalesce(reason, fulfilled::text, planned::text, '-') from food_week order by week")
                .query(String.class)
                .list();
    }

    private Map<String, LocalDate> delivered(String municipality, Collection<String> refs, LocalDate until) {
        Map<String, LocalDate> last = new HashMap<>();
        delivered.stream()
                .filter(day -> !day.isAfter(until))
                .max(LocalDate::compareTo)
                .ifPresent(day -> last.put(ref, day));
        return last;
    }

    private void away(LocalDate from, LocalDate to) {
        ledger.all
                .sql(
                        "insert into absence (municipality, record_key, person_key, from_day, to_day) values (?, ?, ?, ?, ?)")
                .params(MUNICIPALITY, new byte[] {1}, ledger.index.of("person", MUNICIPALITY, PERSON), from, to)
                .update();
    }

    @Test
    void fifthAndSeventhDayOnceEachAndOverWhenFoodComes() {
        clock.passTo(TUESDAY.plusDays(4));
        assertThat(told()).isEmpty();
        clock.passTo(TUESDAY.plusDays(5));
        assertThat(told()).containsExactly("RESPONSIBLE FOOD_MISSING 2026-12-01");
        clock.passTo(TUESDAY.plusDays(12));
        assertThat(told())
                .containsExactly("RESPONSIBLE FOOD_MISSING 2026-12-01", "MANAGER FOOD_MISSING_LONG 2026-12-01");

        delivered.add(TUESDAY.plusDays(13));
        clock.passTo(TUESDAY.plusDays(14));

        assertThat(ledger.count("food_clock where told is null and since = ?", TUESDAY.plusDays(13)))
                .isEqualTo(1);
        assertThat(told()).hasSize(2);
        assertThat(weeks())
                .containsExactly("2026-W49 MISSING 2026-12-01", "2026-W50 MISSING -", "2026-W51 FULFILLED 2026-12-14");
    }

    @Test
    void foodOnTheWayIsNoAlarm() {
        calendar.plan(MUNICIPALITY, ref, UNIT, TUESDAY.plusDays(7));
        orders.place(MUNICIPALITY, ref, TUESDAY.plusDays(7));

        clock.passTo(TUESDAY.plusDays(7));
        assertThat(told()).isEmpty();
        clock.passTo(TUESDAY.plusDays(8));
        assertThat(told()).hasSize(2);
    }

    @Test
    void absenceStopsTheClockAndExcusesTheWeek() {
        away(TUESDAY.plusDays(2), TUESDAY.plusDays(12));

        clock.passTo(TUESDAY.plusDays(15));

        // Wednesday counts, and then Monday to Thursday after the return.
        assertThat(told()).isEmpty();
        assertThat(weeks()).contains("2026-W50 EXCUSED ABSENCE");
        clock.passTo(TUESDAY.plusDays(16));
        assertThat(told()).containsExactly("RESPONSIBLE FOOD_MISSING 2026-12-01");
    }

    @Test
    void declinedAndCancelledWeeksHaveTheirReason() {
        declined.add(ref + " 2026-W50");
        calendar.cancel(MUNICIPALITY, ref, UNIT, TUESDAY.plusDays(14), "SUPPLIER_STOP_DAY");
        delivered.add(TUESDAY);

        clock.passTo(TUESDAY.plusDays(20));

        assertThat(weeks())
                .containsExactly(
                        "2026-W49 FULFILLED 2026-12-01",
                        "2026-W50 EXCUSED DECLINED",
                        "2026-W51 EXCUSED SUPPLIER_STOP_DAY",
                        "2026-W52 MISSING -");
        assertThat(told()).contains("RESPONSIBLE FOOD_MISSING 2026-12-01");
    }

    @Test
    void whoHasNothingPlannedYetAndWhoIsProtectedAreNotGuarded() {
        calendar.all().clear();
        clock.passTo(TUESDAY.plusDays(9));
        assertThat(ledger.count("food_clock")).isZero();
        assertThat(told()).isEmpty();

        calendar.plan(MUNICIPALITY, ref, UNIT, TUESDAY.plusDays(9));
        clock.passTo(TUESDAY.plusDays(10));
        assertThat(ledger.count("food_clock")).isEqualTo(1);
        ledger.all.sql("update purchase_case set state = 'HELD_PROTECTED'").update();
        clock.passTo(TUESDAY.plusDays(30));

        assertThat(ledger.count("food_clock")).isZero();
        assertThat(told()).isEmpty();
    }

    /** Somebody wrote the wrong year: the client is without food all the same. */
    @Test
    void foodOfADayToComeCalmsNobody() throws IOException {
        String row = "{\"schema\":\"1\",\"caseRef\":\"" + ref
                + "\",\"day\":\"2027-12-03\",\"way\":\"SHOPPING\",\"recordedBy\":\"4711\","
                + "\"recordedAt\":\"%s\"}";
        assertThat(taken(row.formatted("2026-12-03T14:10:00Z").getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("QUARANTINED");
        assertThat(taken(row.formatted("2027-12-03T14:10:00Z").getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("CONFIRMED");

        clock.passTo(TUESDAY.plusDays(5));

        assertThat(told()).containsExactly("RESPONSIBLE FOOD_MISSING 2026-12-01");
    }

    @Test
    void aDeliveryWhoseCutOffWasMissedIsNoFoodOnTheWay() {
        calendar.plan(MUNICIPALITY, ref, UNIT, TUESDAY.plusDays(7));
        missed.add(calendar.all().get(1).key());

        clock.passTo(TUESDAY.plusDays(5));

        assertThat(told()).containsExactly("RESPONSIBLE FOOD_MISSING 2026-12-01");
    }

    /** No hub was up on Monday: the week is judged when one is. */
    @Test
    void aWeekThatNobodyClosedOnMondayIsClosedLater() {
        clock.passTo(TUESDAY);
        assertThat(weeks()).containsExactly("2026-W49 PLANNED 2026-12-01");
        clock.set(TUESDAY.plusDays(9));

        ledger.transaction.executeWithoutResult(
                status -> guard.work(MUNICIPALITY, TUESDAY.plusDays(9).toString(), List.of(ref)));

        assertThat(weeks()).first().isEqualTo("2026-W49 MISSING 2026-12-01");
    }

    /** What is stored of one case cannot be read: the others hear of it all the same, that day and the next. */
    @Test
    void oneCaseThatFailsStopsNeitherTheOthersNorTheNextDay() {
        String other = desk.decide(Events.granted(1)
                        .of("B-2")
                        .about("189002019801")
                        .at(UNIT, "Åsby")
                        .decision())
                .caseRef();
        ledger.all.sql("update purchase_case set state = 'HANDED_OVER'").update();
        calendar.plan(MUNICIPALITY, other, UNIT, TUESDAY);
        ledger.spoil(ref);

        clock.passTo(TUESDAY.plusDays(5));

        assertThat(ledger.count("notice where kind = 'FOOD_MISSING' and subject_ref = ?", other))
                .isEqualTo(1);
        assertThat(ledger.setAside)
                .extracting(SetAside.Unworkable::caseRef, SetAside.Unworkable::occurrence)
                .containsOnly(tuple(ref, TUESDAY.plusDays(5).toString()));
        clock.passTo(TUESDAY.plusDays(7));
        assertThat(ledger.count("notice where kind = 'FOOD_MISSING_LONG' and subject_ref = ?", other))
                .isEqualTo(1);
    }

    /** EKE-05: a week in which nothing was planned or eaten is a deviation, and one of which nobody has said how it ended is not. */
    @Test
    void aWeekWithNothingAtAllIsADeviationInTheJournal() {
        clock.passTo(TUESDAY.plusDays(12));
        assertThat(notes).as("planned, and nobody knows").isEmpty();

        clock.passTo(TUESDAY.plusDays(14));

        assertThat(weeks()).contains("2026-W50 MISSING -");
        assertThat(notes).extracting(NoteRequest::caseRef).containsOnly(ref);
        assertThat(notes)
                .extracting(note -> note.values().get("what"))
                .containsOnly("inköp kunde inte genomföras som planerat vecka 2026-W50");
    }

    /** The guard began on Monday: what the client ate the week before is no matter of the hub's. */
    @Test
    void theWeekBeforeTheFirstDeliveryHasNoVerdict() {
        calendar.all().clear();
        calendar.plan(MUNICIPALITY, ref, UNIT, TUESDAY.plusDays(6));

        clock.passTo(TUESDAY.plusDays(6));

        assertThat(weeks()).containsExactly("2026-W50 PLANNED 2026-12-07");
    }

    /** F09 step 6: nothing could be planned, and the calendar has recorded why. */
    @Test
    void aWeekWithNothingPlannedHasTheCalendarsReason() {
        clock.passTo(TUESDAY);
        reasons.put(ref, Reason.SLOT_NOT_BOOKED);

        clock.passTo(TUESDAY.plusDays(13));

        assertThat(weeks()).contains("2026-W50 EXCUSED SLOT_NOT_BOOKED");
    }

    /** A week that was fed stays so when food comes early the week after. */
    @Test
    void mondaysFoodDoesNotUndoLastWeeks() {
        delivered.add(TUESDAY);
        delivered.add(TUESDAY.plusDays(6));

        clock.passTo(TUESDAY.plusDays(6));

        assertThat(weeks()).first().isEqualTo("2026-W49 FULFILLED 2026-12-01");
    }

    /** Food that was bought in a shop, from the file of a unit's system. */
    @Test
    void shoppingThatSomebodyRecordsIsFood() throws IOException {
        String file = "#MATVAG;exempelkommun;1\narende;dag;satt;antecknatav;tidpunkt\n" + ref
                + ";2026-12-04;Handlat i butik;4711;2026-12-04T14:10\n" + ref
                + ";2026-12-05;okänt;4711;2026-12-05T14:10\n#ANTAL;2\n";
        List<FormFile.Filled> rows = FoodPathForm.file(new HomeMappingFiles(Path.of("")))
                .read(file.getBytes(StandardCharsets.UTF_8), MUNICIPALITY);

        assertThat(taken(rows.get(0).document())).isEqualTo("CONFIRMED");
        assertThat(taken(rows.get(0).document())).isEqualTo("DUPLICATE");
        assertThat(taken(rows.get(1).document())).startsWith("QUARANTINED");

        clock.passTo(TUESDAY.plusDays(7));
        assertThat(weeks()).first().isEqualTo("2026-W49 FULFILLED 2026-12-04");
        assertThat(told()).isEmpty();
        assertThat(ledger.all
                        .sql("select p::text from food_path p")
                        .query(String.class)
                        .list())
                .noneMatch(row -> row.contains("4711"));
    }

    private static String taken(byte[] document) throws IOException {
        FoodPathFlow flow = new FoodPathFlow(
                paths, desk.cases, new RecordSteps(ledger.payloads, ledger.messages, ledger.transaction, ledger.log));
        Arrival arrival = new Arrival(
                FoodPathFlow.NAME, MUNICIPALITY, "fil", UUID.randomUUID().toString(), "1", 1 << 20);
        UUID id = ledger.intake
                .accept(arrival, new ByteArrayInputStream(document), () -> true)
                .messageId();
        ledger.workArrivals(ledger.inbound(flow));
        return ledger.state(id);
    }
}
