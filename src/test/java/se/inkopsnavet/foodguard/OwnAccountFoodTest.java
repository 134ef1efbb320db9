package se.inkopsnavet.foodguard;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.inkopsnavet.calendar.Reason;
import se.inkopsnavet.calendar.RecordedOccurrences;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.invoice.Calendar;
import se.inkopsnavet.journal.NoteKind;
import se.inkopsnavet.journal.NoteRequest;
import se.inkopsnavet.ledger.DailyDeadlines;
import se.inkopsnavet.ledger.LedgerBench;
import se.inkopsnavet.lifeevent.LifeStore;
import se.inkopsnavet.mapping.HomeMappingFiles;
import se.inkopsnavet.neighbourhood.ChoiceProfile;
import se.inkopsnavet.order.Declines;
import se.inkopsnavet.order.MissedWeekNotes;
import se.inkopsnavet.order.OrderWords;
import se.inkopsnavet.order.RecordedOrders;
import se.inkopsnavet.purchase.CaseDesk;
import se.inkopsnavet.purchase.Events;
import tools.jackson.databind.json.JsonMapper;

/** The daily round for clients with an account of the own in a shop: only the unit says what is booked, and that it came. */
class OwnAccountFoodTest {

    private static final String MUNICIPALITY = "exempelkommun";
    private static final LocalDate MONDAY = LocalDate.of(2026, 12, 14);

    private static LedgerBench ledger;
    private static Calendar clock;
    private static CaseDesk desk;
    private static FoodPaths paths;

    private final RecordedOccurrences calendar = new RecordedOccurrences();
    private final Map<String, Map<String, Reason>> reasons = new HashMap<>();
    private final List<NoteRequest> notes = new ArrayList<>();
    private FoodGuard guard;
    private String ref;

    @BeforeAll
    static void start() {
        ledger = new LedgerBench();
        clock = new Calendar(ledger);
        desk = new CaseDesk(ledger, clock, ChoiceProfile.policies());
        paths = new FoodPaths(ledger.jdbc, ledger.cipher);
    }

    @AfterAll
    static void stop() {
        ledger.close();
    }

    private record Nobody() implements Declines {
        @Override
        public boolean isDeclined(String caseRef, String week) {
            return false;
        }

        @Override
        public Set<String> in(String week, Collection<String> caseRefs) {
            return Set.of();
        }
    }

    @BeforeEach
    void client() {
        ledger.all
                .sql(
                        "truncate food_clock, food_week, food_path, notice, purchase_case, decision_seen, deadline, message, business_key,"
                                + " scheduled_tasks cascade")
                .update();
        clock.set(MONDAY.minusDays(3));
        ref = desk.decide(Events.granted(1).withoutBasis().decision()).caseRef();
        var deadlines = ledger.deadlines((subject, occurrence, late) -> {});
        guard = new FoodGuard(
                new FoodStore(ledger.jdbc),
                List.of(paths),
                calendar,
                (week, refs) -> reasons.getOrDefault(week, Map.of()),
                new RecordedOrders(),
                keys -> Set.of(),
                new Nobody(),
                new LifeStore(ledger.jdbc, ledger.cipher, JsonMapper.builder().build()),
                new FoodNews(
                        desk.cases,
                        desk.consequences,
                        new MissedWeekNotes(notes::add, OrderWords.load(new HomeMappingFiles(Path.of("."))), clock),
                        desk.policies,
                        clock),
                new DailyDeadlines(deadlines, clock),
                ledger.rounds(deadlines, clock),
                clock);
        clock.react(guard.reactions());
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
                .sql("select week || ' ' || verdict from food_week order by week")
                .query(String.class)
                .list();
    }

    private void unbooked(LocalDate... mondays) {
        for (LocalDate monday : mondays) {
            reasons.put(WeekProof.week(monday), Map.of(ref, Reason.SLOT_NOT_BOOKED));
        }
    }

    private void cameOn(LocalDate day) {
        paths.add(
                MUNICIPALITY,
                new FoodPath(
                        ref,
                        day,
                        FoodPath.Way.DELIVERED,
                        "4711",
                        day.atTime(LocalTime.NOON).atZone(clock.getZone()).toInstant()));
    }

    /** Nobody has booked, nobody has said anything: an account that nobody uses does not go unnoticed. */
    @Test
    void whoeverHasNothingBookedIsGuardedFromThatWeek() {
        unbooked(MONDAY, MONDAY.plusDays(7));

        clock.passTo(MONDAY.plusDays(4));
        assertThat(told()).isEmpty();
        clock.passTo(MONDAY.plusDays(5));
        assertThat(told()).containsExactly("RESPONSIBLE FOOD_MISSING " + MONDAY);
        clock.passTo(MONDAY.plusDays(7));
        assertThat(told()).containsExactly("RESPONSIBLE FOOD_MISSING " + MONDAY, "MANAGER FOOD_MISSING_LONG " + MONDAY);
        assertThat(weeks()).containsExactly("2026-W51 MISSING", "2026-W52 MISSING");
    }

    /** EKE-05, F10: the help was granted and not given, and the journal is to say so, once. */
    @Test
    void aWeekWithoutFoodIsADeviationInTheJournal() {
        unbooked(MONDAY);

        clock.passTo(MONDAY.plusDays(6));
        assertThat(notes).isEmpty();
        clock.passTo(MONDAY.plusDays(8));

        assertThat(notes.stream().map(NoteRequest::noteId).distinct()).hasSize(1);
        assertThat(notes).allSatisfy(note -> {
            assertThat(note.kind()).isEqualTo(NoteKind.DEVIATION);
            assertThat(note.values().get("what")).contains("2026-W51");
        });
    }

    @Test
    void whatTheUnitHasBookedAndSeenComeIsAWeekWithFood() {
        calendar.plan(MUNICIPALITY, ref, "enhet-asby", MONDAY.plusDays(2));
        clock.passTo(MONDAY.plusDays(1));
        assertThat(weeks()).isEmpty();
        clock.passTo(MONDAY.plusDays(2));
        assertThat(weeks()).containsExactly("2026-W51 PLANNED");

        cameOn(MONDAY.plusDays(2));
        clock.passTo(MONDAY.plusDays(7), LocalTime.of(7, 0));

        assertThat(weeks()).containsExactly("2026-W51 FULFILLED");
        assertThat(told()).isEmpty();
        assertThat(notes).isEmpty();
    }

    /** What was booked and of which nobody has said that it came is no food. */
    @Test
    void aBookingAloneFeedsNobody() {
        calendar.plan(MUNICIPALITY, ref, "enhet-asby", MONDAY);

        clock.passTo(MONDAY.plusDays(7));

        assertThat(told()).hasSize(2);
        assertThat(weeks()).first().isEqualTo("2026-W51 MISSING");
        assertThat(notes).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({"BOOKED, 2026-12-16", "DELIVERED, 2026-12-14", "BOOKING_CANCELLED, 2026-12-10"})
    void bookingsAreOfDaysToComeAndFoodOfDaysThatHaveBeen(String way, String day) {
        assertThat(FoodPath.read(document(way, day)).day()).isEqualTo(day);
    }

    @ParameterizedTest
    @CsvSource({"BOOKED, 2026-12-14", "DELIVERED, 2026-12-16"})
    void theOtherWayRoundIsRefused(String way, String day) {
        ThrowingCallable reading = () -> FoodPath.read(document(way, day));
        assertThat(org.assertj.core.api.Assertions.catchThrowableOfType(FaultException.class, reading)
                        .fault())
                .isEqualTo(Fault.FOOD_PATH_UNREADABLE);
    }

    private static byte[] document(String way, String day) {
        Instant recorded = MONDAY.plusDays(1)
                .atTime(LocalTime.NOON)
                .atZone(clock.getZone())
                .toInstant();
        return """
                {"schema": "1", "caseRef": "EXE-2026-000001", "day": "%s", "way": "%s", "recordedBy": "4711", "recordedAt": "%s"}
                """.formatted(day, way, recorded).getBytes(StandardCharsets.UTF_8);
    }
}
