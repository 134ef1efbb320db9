package se.inkopsnavet.foodguard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.inkopsnavet.calendar.Reason;
import se.inkopsnavet.document.FormFile;
import se.inkopsnavet.document.RecordSteps;
import se.inkopsnavet.journal.NoteRequest;
import se.inkopsnavet.ledger.Arrival;
import se.inkopsnavet.ledger.SetAside;
import se.inkopsnavet.mapping.HomeMappingFiles;
import se.inkopsnavet.purchase.Events;

/** The daily round with the real stores, from a Tuesday on which groceries were planned. */
class FoodGuardTest {

    private static final String MUNICIPALITY = "exempelkommun";
    private static final String UNIT = "enhet-asby";
    private static final String PERSON = "189001019802";
    private static final LocalDate TUESDAY = LocalDate.of(2026, 12, 1);

    private static FoodBench bench;

    private String ref;

    @BeforeAll
    static void start() {
        bench = new FoodBench();
    }

    @AfterAll
    static void stop() {
        bench.close();
    }

    @BeforeEach
    void aClientWithFoodPlannedOnTuesday() {
        bench.clear(TUESDAY.minusDays(1));
        ref = bench.desk
                .decide(Events.granted(1)
                        .of("B-1")
                        .about(PERSON)
                        .at(UNIT, "Åsby")
                        .decision())
                .caseRef();
        bench.ledger.all.sql("update purchase_case set state = 'HANDED_OVER'").update();
        bench.calendar.plan(MUNICIPALITY, ref, UNIT, TUESDAY);
        bench.begin();
        // As at every start of the hub.
        bench.guard.begin(MUNICIPALITY);
    }

    private static List<String> weeks() {
        return bench.ledger
                .all
                .sql(
                        "select week || ' ' || verdict || ' ' || coalesce(reason, fulfilled::text, planned::text, '-') from food_week order by week")
                .query(String.class)
                .list();
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
        assertThat(weeks())
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
        assertThat(weeks()).contains("2026-W50 EXCUSED ABSENCE");
        bench.clock.passTo(TUESDAY.plusDays(16));
        assertThat(bench.told()).containsExactly("RESPONSIBLE FOOD_MISSING 2026-12-01");
    }

    @Test
    void declinedAndCancelledWeeksHaveTheirReason() {
        bench.declined.add(ref + " 2026-W50");
        bench.calendar.cancel(MUNICIPALITY, ref, UNIT, TUESDAY.plusDays(14), "SUPPLIER_STOP_DAY");
        bench.delivered.add(TUESDAY);

        bench.clock.passTo(TUESDAY.plusDays(20));

        assertThat(weeks())
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

        bench.clock.passTo(TUESDAY.plusDays(5));

        assertThat(bench.told()).containsExactly("RESPONSIBLE FOOD_MISSING 2026-12-01");
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
        assertThat(weeks()).containsExactly("2026-W49 PLANNED 2026-12-01");
        bench.clock.set(TUESDAY.plusDays(9));

        bench.ledger.transaction.executeWithoutResult(
                status -> bench.guard.work(MUNICIPALITY, TUESDAY.plusDays(9).toString(), List.of(ref)));

        assertThat(weeks()).first().isEqualTo("2026-W49 MISSING 2026-12-01");
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

        assertThat(weeks()).contains("2026-W50 MISSING -");
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

        assertThat(weeks()).containsExactly("2026-W50 PLANNED 2026-12-07");
    }

    /** F09 step 6: nothing could be planned, and the calendar has recorded why. */
    @Test
    void aWeekWithNothingPlannedHasTheCalendarsReason() {
        bench.clock.passTo(TUESDAY);
        bench.reasons.put("2026-W50", Map.of(ref, Reason.NO_DELIVERY_DAY));

        bench.clock.passTo(TUESDAY.plusDays(13));

        assertThat(weeks()).contains("2026-W50 EXCUSED NO_DELIVERY_DAY");
    }

    /** A week that was fed stays so when food comes early the week after. */
    @Test
    void mondaysFoodDoesNotUndoLastWeeks() {
        bench.delivered.add(TUESDAY);
        bench.delivered.add(TUESDAY.plusDays(6));

        bench.clock.passTo(TUESDAY.plusDays(6));

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

        bench.clock.passTo(TUESDAY.plusDays(7));
        assertThat(weeks()).first().isEqualTo("2026-W49 FULFILLED 2026-12-04");
        assertThat(bench.told()).isEmpty();
        assertThat(bench.ledger
                        .all
                        .sql("select p::text from food_path p")
                        .query(String.class)
                        .list())
                .noneMatch(row -> row.contains("4711"));
    }

    private static String taken(byte[] document) throws IOException {
        FoodPathFlow flow = new FoodPathFlow(
                bench.paths,
                (municipality, caseRef, day, isBooked, said) -> false,
                bench.desk.cases,
                new RecordSteps(
                        bench.ledger.payloads, bench.ledger.messages, bench.ledger.transaction, bench.ledger.log));
        Arrival arrival = new Arrival(
                FoodPathFlow.NAME, MUNICIPALITY, "fil", UUID.randomUUID().toString(), "1", 1 << 20);
        UUID id = bench.ledger
                .intake
                .accept(arrival, new ByteArrayInputStream(document), () -> true)
                .messageId();
        bench.ledger.workArrivals(bench.ledger.inbound(flow));
        return bench.ledger.state(id);
    }
}
