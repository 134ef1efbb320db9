package se.inkopsnavet.foodguard;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.inkopsnavet.calendar.Reason;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.journal.NoteKind;
import se.inkopsnavet.journal.NoteRequest;
import se.inkopsnavet.neighbourhood.ChoiceProfile;
import se.inkopsnavet.policy.Weeks;
import se.inkopsnavet.purchase.Events;

/** The daily round for clients with an account of the own in a shop: only the unit says what is booked, and that it came. */
class OwnAccountFoodTest {

    private static final String MUNICIPALITY = "exempelkommun";
    private static final LocalDate MONDAY = LocalDate.of(2026, 12, 14);

    @AutoClose
    private static final FoodBench bench = new FoodBench(ChoiceProfile.policies());

    private String ref;

    @BeforeEach
    void client() {
        bench.clear(MONDAY.minusDays(3));
        ref = bench.desk.decide(Events.granted(1).withoutBasis().decision()).caseRef();
        bench.begin();
    }

    private void unbooked(LocalDate... mondays) {
        for (LocalDate monday : mondays) {
            bench.reasons.put(Weeks.of(monday), Map.of(ref, Reason.SLOT_NOT_BOOKED));
        }
    }

    private void cameOn(LocalDate day) {
        bench.paths.add(
                MUNICIPALITY,
                new FoodPath(
                        ref,
                        day,
                        FoodPath.Way.DELIVERED,
                        "4711",
                        day.atTime(LocalTime.NOON).atZone(bench.clock.getZone()).toInstant()));
    }

    /** Nobody has booked, nobody has said anything: an account that nobody uses does not go unnoticed. */
    @Test
    void whoeverHasNothingBookedIsGuardedFromThatWeek() {
        unbooked(MONDAY, MONDAY.plusDays(7));

        bench.clock.passTo(MONDAY.plusDays(4));
        assertThat(bench.told()).isEmpty();
        bench.clock.passTo(MONDAY.plusDays(5));
        assertThat(bench.told()).containsExactly("RESPONSIBLE FOOD_MISSING " + MONDAY);
        bench.clock.passTo(MONDAY.plusDays(7));
        assertThat(bench.told())
                .containsExactly("RESPONSIBLE FOOD_MISSING " + MONDAY, "MANAGER FOOD_MISSING_LONG " + MONDAY);
        assertThat(bench.weeks()).containsExactly("2026-W51 MISSING", "2026-W52 MISSING");
    }

    /** EKE-05, F10: the help was granted and not given, and the journal is to say so, once. */
    @Test
    void aWeekWithoutFoodIsADeviationInTheJournal() {
        unbooked(MONDAY);

        bench.clock.passTo(MONDAY.plusDays(6));
        assertThat(bench.notes).isEmpty();
        bench.clock.passTo(MONDAY.plusDays(8));

        assertThat(bench.notes.stream().map(NoteRequest::noteId).distinct()).hasSize(1);
        assertThat(bench.notes).allSatisfy(note -> {
            assertThat(note.kind()).isEqualTo(NoteKind.DEVIATION);
            assertThat(note.values().get("what")).contains("2026-W51");
        });
    }

    @Test
    void whatTheUnitHasBookedAndSeenComeIsAWeekWithFood() {
        bench.calendar.plan(MUNICIPALITY, ref, "enhet-asby", MONDAY.plusDays(2));
        bench.clock.passTo(MONDAY.plusDays(1));
        assertThat(bench.weeks()).isEmpty();
        bench.clock.passTo(MONDAY.plusDays(2));
        assertThat(bench.weeks()).containsExactly("2026-W51 PLANNED");

        cameOn(MONDAY.plusDays(2));
        bench.clock.passTo(MONDAY.plusDays(7), LocalTime.of(7, 0));

        assertThat(bench.weeks()).containsExactly("2026-W51 FULFILLED");
        assertThat(bench.told()).isEmpty();
        assertThat(bench.notes).isEmpty();
    }

    /** What was booked and of which nobody has said that it came is no food. */
    @Test
    void aBookingAloneFeedsNobody() {
        bench.calendar.plan(MUNICIPALITY, ref, "enhet-asby", MONDAY);

        bench.clock.passTo(MONDAY.plusDays(7));

        assertThat(bench.told()).hasSize(2);
        assertThat(bench.weeks()).first().isEqualTo("2026-W51 MISSING");
        assertThat(bench.notes).isNotEmpty();
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
                .atZone(bench.clock.getZone())
                .toInstant();
        return """
                {"schema": "1", "caseRef": "EXE-2026-000001", "day": "%s", "way": "%s", "recordedBy": "4711", "recordedAt": "%s"}
                """.formatted(day, way, recorded).getBytes(StandardCharsets.UTF_8);
    }
}
