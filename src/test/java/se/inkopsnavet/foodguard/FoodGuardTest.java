package se.inkopsnavet.foodguard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static se.inkopsnavet.foodguard.FoodBench.MUNICIPALITY;
import static se.inkopsnavet.foodguard.FoodBench.PERSON;
import static se.inkopsnavet.foodguard.FoodBench.TUESDAY;
import static se.inkopsnavet.foodguard.FoodBench.UNIT;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.inkopsnavet.calendar.Reason;
import se.inkopsnavet.journal.NoteRequest;
import se.inkopsnavet.ledger.SetAside;
import se.inkopsnavet.purchase.Events;

/** The daily round with the real stores, from a Tuesday on which groceries were planned. */
class FoodGuardTest {

    @AutoClose
    private static final FoodBench bench = new FoodBench();

    private String ref;

    @BeforeEach
    void aClientWithFoodPlannedOnTuesday() {
        ref = bench.plannedOnTuesday();
    }

    private void away(LocalDate from, LocalDate to) {
        bench.ledger
                .all
                .sql(
                        "insert into absence (municipality, record_key, person_key, from_day, to_day) values (?, ?, ?, ?, ?)")
                .params(MUNICIPALITY, new byte[] {1}, bench.ledger.index.of("person", MUNICIPALITY, PERSON), from, to)
                .update();
    }

    @Test
    void fifthAndSeventhDayOnceEachAndOverWhenFoodComes() {
        bench.clock.passTo(TUESDAY.plusDays(4));
        assertThat(bench.told()).isEmpty();
        bench.clock.passTo(TUESDAY.plusDays(5));
        assertThat(bench.told()).containsExactly("RESPONSIBLE FOOD_MISSING 2026-12-01");
        bench.clock.passTo(TUESDAY.plusDays(12));
        assertThat(bench.told())
                .containsExactly("RESPONSIBLE FOOD_MISSING 2026-12-01", "MANAGER FOOD_MISSING_LONG 2026-12-01");

        bench.delivered.add(TUESDAY.plusDays(13));
        bench.clock.passTo(TUESDAY.plusDays(14));

        assertThat(bench.ledger.count("food_clock where told is null and since = ?", TUESDAY.plusDays(13)))
                .isEqualTo(1);
        assertThat(bench.told()).hasSize(2);
        assertThat(bench.reasonedWeeks())
                .containsExactly("2026-W49 MISSING 2026-12-01", "2026-W50 MISSING -", "2026-W51 FULFILLED 2026-12-14");
    }

    @Test
    void foodOnTheWayIsNoAlarm() {
        bench.calendar.plan(MUNICIPALITY, ref, UNIT, TUESDAY.plusDays(7));
        bench.orders.place(MUNICIPALITY, ref, TUESDAY.plusDays(7));

        bench.clock.passTo(TUESDAY.plusDays(7));
        assertThat(bench.told()).isEmpty();
        bench.clock.passTo(TUESDAY.plusDays(8));
        assertThat(bench.told()).hasSize(2);
    }

    @Test
    void absenceStopsTheClockAndExcusesTheWeek() {
        away(TUESDAY.plusDays(2), TUESDAY.plusDays(12));

        bench.clock.passTo(TUESDAY.plusDays(15));

        // Wednesday counts, and then Monday to Thursday after the return.
        assertThat(bench.told()).isEmpty();
        assertThat(bench.reasonedWeeks()).contains("2026-W50 EXCUSED ABSENCE");
        bench.clock.passTo(TUESDAY.plusDays(16));
        assertThat(bench.told()).containsExactly("RESPONSIBLE FOOD_MISSING 2026-12-01");
    }

    @Test
    void declinedAndCancelledWeeksHaveTheirReason() {
        bench.declined.add(ref + " 2026-W50");
        bench.calendar.cancel(MUNICIPALITY, ref, UNIT, TUESDAY.plusDays(14), "SUPPLIER_STOP_DAY");
        bench.delivered.add(TUESDAY);

        bench.clock.passTo(TUESDAY.plusDays(20));

        assertThat(bench.reasonedWeeks())
                .containsExactly(
                        "2026-W49 FULFILLED 2026-12-01",
                        "2026-W50 EXCUSED DECLINED",
                        "2026-W51 EXCUSED SUPPLIER_STOP_DAY",
                        "2026-W52 MISSING -");
        assertThat(bench.told()).contains("RESPONSIBLE FOOD_MISSING 2026-12-01");
    }

    @Test
    void whoHasNothingPlannedYetAndWhoIsProtectedAreNotGuarded() {
        bench.calendar.all().clear();
        bench.clock.passTo(TUESDAY.plusDays(9));
        assertThat(bench.ledger.count("food_clock")).isZero();
        assertThat(bench.told()).isEmpty();

        bench.calendar.plan(MUNICIPALITY, ref, UNIT, TUESDAY.plusDays(9));
        bench.clock.passTo(TUESDAY.plusDays(10));
        assertThat(bench.ledger.count("food_clock")).isEqualTo(1);
        bench.ledger
                .all
                .sql("update purchase_case set state = 'HELD_PROTECTED'")
                .update();
        bench.clock.passTo(TUESDAY.plusDays(30));

        assertThat(bench.ledger.count("food_clock")).isZero();
        assertThat(bench.told()).isEmpty();
    }

    @Test
    void aDeliveryWhoseCutOffWasMissedIsNoFoodOnTheWay() {
        bench.calendar.plan(MUNICIPALITY, ref, UNIT, TUESDAY.plusDays(7));
        bench.missed.add(bench.calendar.all().get(1).key());

        bench.clock.passTo(TUESDAY.plusDays(5));

        assertThat(bench.told()).containsExactly("RESPONSIBLE FOOD_MISSING 2026-12-01");
    }

    /** No hub was up on Monday: the week is judged when one is. */
    @Test
    void aWeekThatNobodyClosedOnMondayIsClosedLater() {
        bench.clock.passTo(TUESDAY);
        assertThat(bench.reasonedWeeks()).containsExactly("2026-W49 PLANNED 2026-12-01");
        bench.clock.set(TUESDAY.plusDays(9));

        bench.ledger.transaction.executeWithoutResult(
                status -> bench.guard.work(MUNICIPALITY, TUESDAY.plusDays(9).toString(), List.of(ref)));

        assertThat(bench.reasonedWeeks()).first().isEqualTo("2026-W49 MISSING 2026-12-01");
    }

    /** What is stored of one case cannot be read: the others hear of it all the same, that day and the next. */
    @Test
    void oneCaseThatFailsStopsNeitherTheOthersNorTheNextDay() {
        String other = bench.desk
                .decide(Events.granted(1)
                        .of("B-2")
                        .about("189002019801")
                        .at(UNIT, "Åsby")
                        .decision())
                .caseRef();
        bench.ledger.all.sql("update purchase_case set state = 'HANDED_OVER'").update();
        bench.calendar.plan(MUNICIPALITY, other, UNIT, TUESDAY);
        bench.ledger.spoil(ref);

        bench.clock.passTo(TUESDAY.plusDays(5));

        assertThat(bench.ledger.count("notice where kind = 'FOOD_MISSING' and subject_ref = ?", other))
                .isEqualTo(1);
        assertThat(bench.ledger.setAside)
                .extracting(SetAside.Unworkable::caseRef, SetAside.Unworkable::occurrence)
                .containsOnly(tuple(ref, TUESDAY.plusDays(5).toString()));
        bench.clock.passTo(TUESDAY.plusDays(7));
        assertThat(bench.ledger.count("notice where kind = 'FOOD_MISSING_LONG' and subject_ref = ?", other))
                .isEqualTo(1);
    }

    /** EKE-05: a week in which nothing was planned or eaten is a deviation, and one of which nobody has said how it ended is not. */
    @Test
    void aWeekWithNothingAtAllIsADeviationInTheJournal() {
        bench.clock.passTo(TUESDAY.plusDays(12));
        assertThat(bench.notes).as("planned, and nobody knows").isEmpty();

        bench.clock.passTo(TUESDAY.plusDays(14));

        assertThat(bench.reasonedWeeks()).contains("2026-W50 MISSING -");
        assertThat(bench.notes).extracting(NoteRequest::caseRef).containsOnly(ref);
        assertThat(bench.notes)
                .extracting(note -> note.values().get("what"))
                .containsOnly("inköp kunde inte genomföras som planerat vecka 2026-W50");
    }

    /** The guard began on Monday: what the client ate the week before is no matter of the hub's. */
    @Test
    void theWeekBeforeTheFirstDeliveryHasNoVerdict() {
        bench.calendar.all().clear();
        bench.calendar.plan(MUNICIPALITY, ref, UNIT, TUESDAY.plusDays(6));

        bench.clock.passTo(TUESDAY.plusDays(6));

        assertThat(bench.reasonedWeeks()).containsExactly("2026-W50 PLANNED 2026-12-07");
    }

    /** F09 step 6: nothing could be planned, and the calendar has recorded why. */
    @Test
    void aWeekWithNothingPlannedHasTheCalendarsReason() {
        bench.clock.passTo(TUESDAY);
        bench.reasons.put("2026-W50", Map.of(ref, Reason.NO_DELIVERY_DAY));

        bench.clock.passTo(TUESDAY.plusDays(13));

        assertThat(bench.reasonedWeeks()).contains("2026-W50 EXCUSED NO_DELIVERY_DAY");
    }

    /** A week that was fed stays so when food comes early the week after. */
    @Test
    void mondaysFoodDoesNotUndoLastWeeks() {
        bench.delivered.add(TUESDAY);
        bench.delivered.add(TUESDAY.plusDays(6));

        bench.clock.passTo(TUESDAY.plusDays(6));

        assertThat(bench.reasonedWeeks()).first().isEqualTo("2026-W49 FULFILLED 2026-12-01");
    }
}
