package se.inkopsnavet.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static se.inkopsnavet.delivery.DeliveryBench.DAY;
import static se.inkopsnavet.delivery.DeliveryBench.MUNICIPALITY;
import static se.inkopsnavet.delivery.DeliveryBench.at;
import static se.inkopsnavet.delivery.DeliveryBench.stop;
import static se.inkopsnavet.policy.DeliveryOutcome.DELIVERED_AND_FRIDGE_PACKED;
import static se.inkopsnavet.policy.DeliveryOutcome.DELIVERED_TO_CLIENT;
import static se.inkopsnavet.policy.DeliveryOutcome.LEFT_OUTSIDE_NO_ANSWER;
import static se.inkopsnavet.policy.DeliveryOutcome.RETURNED_TO_WAREHOUSE;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.inkopsnavet.journal.NoteKind;
import se.inkopsnavet.journal.NoteRequest;
import se.inkopsnavet.trade.CustomerRef;
import se.inkopsnavet.trade.DeliveryReported;
import se.inkopsnavet.trade.DeliveryReported.Kind;

/** Flows F12 and F13 with the real stores, cases and orders, in a municipality that may leave groceries outside. */
class DeliveryDeskTest {

    @AutoClose
    private static final DeliveryBench bench = DeliveryBench.mayLeaveOutside();

    @BeforeEach
    void clear() {
        bench.clear();
    }

    /** AC-13-12, also when the supplier's two calls meet. */
    @Test
    void twoReportsOfOneDoorAtTheSameMomentAreOneAlert() throws Exception {
        String ref = bench.client(0);
        Callable<String> call = () -> bench.take(bench.report(ref, Kind.NO_ANSWER, 1, "10:30"));
        ExecutorService both = Executors.newFixedThreadPool(2);
        try {
            List<String> ended = List.of(get(both.submit(call)), get(both.submit(call)));
            assertThat(ended).containsExactlyInAnyOrder("CONFIRMED", "DUPLICATE");
        } finally {
            both.shutdown();
        }

        assertThat(bench.notices(ref)).containsExactly("RESPONSIBLE DOOR_STAFF_PLANNED");
        assertThat(bench.sent()).containsExactly("UNIT door-not-opened");
    }

    private static String get(Future<String> future) throws Exception {
        return future.get();
    }

    @Test
    void theManagerHearsAfterHalfAnHourOnce() {
        String ref = bench.client(0);
        bench.take(bench.report(ref, Kind.NO_ANSWER, 1, "10:30"));

        bench.until("10:59");
        assertThat(bench.sent()).doesNotContain("MANAGER door-escalated");

        bench.until("11:00");
        bench.until("12:00");
        assertThat(bench.notices(ref)).containsOnlyOnce("MANAGER DOOR_ESCALATED");
        assertThat(bench.sent()).containsOnlyOnce("MANAGER door-escalated");
    }

    /** AC-13-8 through the database: the state, the alert, the history and the journal. */
    @Test
    void aCorrectedOutcomeIsTakenBackEverywhere() {
        String ref = bench.client(0);
        bench.take(bench.report(ref, Kind.NO_ANSWER, 1, "10:30"));
        bench.take(bench.ended(ref, 1, LEFT_OUTSIDE_NO_ANSWER));
        bench.take(bench.ended(ref, 2, DELIVERED_TO_CLIENT));
        bench.until("12:00");

        assertThat(bench.outcomeOf(ref)).isEqualTo("DELIVERED_TO_CLIENT");
        assertThat(bench.outcomes.lastFood(MUNICIPALITY, List.of(ref), DAY)).containsEntry(ref, DAY);
        assertThat(bench.count("delivery_report where kind = 'OUTCOME'")).isEqualTo(2);
        assertThat(bench.notices(ref))
                .contains("RESPONSIBLE DOOR_CLEARED lämnat till kunden")
                .noneMatch(notice -> notice.contains("ESCALATED") || notice.contains("COLD"));
        assertThat(bench.notes).extracting(NoteRequest::kind).containsExactly(NoteKind.DEVIATION, NoteKind.CORRECTION);
        assertThat(bench.notes.get(0).values())
                .containsEntry("what", "leverans kunde inte tas emot, ingen öppnade")
                .containsKey("measure");
        assertThat(bench.notes.get(1).values().get("corrects"))
                .startsWith(ref + "/" + bench.notes.get(0).noteId().toString().substring(0, 8));
    }

    /** A day to come has brought no food, whatever a supplier says of it. */
    @Test
    void groceriesOfADayToComeAreNoFoodYet() {
        String ref = bench.client(0);
        bench.take(bench.ended(ref, 1, DELIVERED_TO_CLIENT));

        assertThat(bench.outcomes.lastFood(MUNICIPALITY, List.of(ref), DAY.minusDays(1)))
                .isEmpty();
        assertThat(bench.outcomes.lastFood(MUNICIPALITY, List.of(ref), DAY)).containsEntry(ref, DAY);
    }

    @Test
    void reportsInTheWrongOrderEndAlike() {
        String ref = bench.client(0);

        assertThat(bench.take(bench.ended(ref, 2, DELIVERED_TO_CLIENT))).isEqualTo("CONFIRMED");
        assertThat(bench.take(bench.ended(ref, 1, LEFT_OUTSIDE_NO_ANSWER))).isEqualTo("REJECTED STALE_VERSION");
        assertThat(bench.take(bench.report(ref, Kind.NO_ANSWER, 1, "10:30"))).isEqualTo("CONFIRMED");
        assertThat(bench.take(bench.ended(ref, 2, RETURNED_TO_WAREHOUSE)))
                .isEqualTo("QUARANTINED CONFLICTING_DUPLICATE");

        assertThat(bench.outcomeOf(ref)).isEqualTo("DELIVERED_TO_CLIENT");
        assertThat(bench.count("delivery_report")).isEqualTo(3);
        assertThat(bench.notices(ref)).isEmpty();
        assertThat(bench.notes).isEmpty();
    }

    @Test
    void groceriesOutsideAreRememberedAnHourLater() {
        String ref = bench.client(0);
        bench.take(bench.ended(ref, 1, LEFT_OUTSIDE_NO_ANSWER));

        bench.until("11:40");

        assertThat(bench.notices(ref)).contains("RESPONSIBLE DELIVERY_COLD_CHAIN");
        assertThat(bench.sent())
                .contains("UNIT cold-chain")
                .doesNotContain("NUMBER_IN_CUSTOMER_LIST groceries-outside");
    }

    /** AC-12-4. */
    @Test
    void aPackedFridgeIsCountedOnceAndNoMoreWhenItIsCorrected() {
        String ref = bench.client(0);
        bench.take(bench.ended(ref, 1, DELIVERED_AND_FRIDGE_PACKED));
        bench.take(bench.ended(ref, 1, DELIVERED_AND_FRIDGE_PACKED));

        assertThat(bench.count("delivery_count where service = 'IN_HOME_CONTACT' and case_ref = ?", ref))
                .isEqualTo(1);
        assertThat(bench.count("delivery_count where service = 'FRIDGE_PACKING'"))
                .isEqualTo(1);
        assertThat(bench.notices(ref)).contains("RESPONSIBLE PANTRY_TO_UNPACK");

        bench.take(bench.ended(ref, 2, DELIVERED_TO_CLIENT));
        assertThat(bench.count("delivery_count")).isZero();
    }

    /** AC-13-3. */
    @Test
    void whoIsAwayForATimeUnknownIsPausedAndNothingIsAskedOfTheSupplier() {
        String ref = bench.client(0);
        bench.away(ref, null);

        bench.take(bench.report(ref, Kind.NO_ANSWER, 1, "10:30"));
        bench.take(bench.ended(ref, 1, RETURNED_TO_WAREHOUSE));
        bench.until("11:30");

        assertThat(bench.dispatch.caseState(ref)).isEqualTo("PAUSED");
        assertThat(bench.requests).isEmpty();
        assertThat(bench.notices(ref))
                .contains("RESPONSIBLE DOOR_CLIENT_AWAY", "RESPONSIBLE PAUSED")
                .noneMatch(notice -> notice.contains("ESCALATED"));
        assertThat(bench.outcomes.lastFood(MUNICIPALITY, List.of(ref), DAY)).isEmpty();
    }

    @Test
    void whoeverIsRegisteredAsAwayMeanwhileIsNotEscalated() {
        String ref = bench.client(0);
        bench.take(bench.report(ref, Kind.NO_ANSWER, 1, "10:30"));
        bench.away(ref, DAY.plusDays(3));

        bench.until("11:00");

        assertThat(bench.sent()).containsExactly("UNIT door-not-opened");
    }

    /** S-03: nothing is kept, nobody but the security contact hears of it, and the supplier is asked nothing. */
    @Test
    void ofAProtectedPersonOnlyTheSecurityContactHears() {
        String ref = bench.client(0);
        bench.take(bench.report(ref, Kind.NO_ANSWER, 1, "10:30"));
        bench.texts.clear();
        bench.caseState(ref, "HELD_PROTECTED");

        bench.take(bench.report(ref, Kind.NO_ANSWER, 2, "10:35"));
        bench.take(bench.ended(ref, 1, LEFT_OUTSIDE_NO_ANSWER));
        bench.until("19:59");

        assertThat(bench.notices(ref))
                .containsExactly("RESPONSIBLE DOOR_STAFF_PLANNED", "SECURITY_CONTACT DELIVERY_PROTECTED");
        assertThat(bench.texts).isEmpty();
        assertThat(bench.requests).isEmpty();
        assertThat(bench.count("delivery_report")).isEqualTo(1);
    }

    @Test
    void aCustomerWhomNobodyKnowsIsQuarantinedAndTold() {
        bench.client(0);

        assertThat(bench.take(bench.report("EXE-2026-999999", Kind.NO_ANSWER, 1, "10:30")))
                .isEqualTo("QUARANTINED UNKNOWN_CUSTOMER");

        assertThat(bench.count("delivery")).isZero();
        assertThat(bench.count(
                        "notice where kind = 'DELIVERY_UNKNOWN_CUSTOMER' and role = 'IT' and detail = 'NO_ANSWER'"))
                .isEqualTo(1);
    }

    @Test
    void anOrderNumberThatMayBeAPersonsIsKeptNowhere() {
        assertThat(bench.take(bench.report("18900101-9802", Kind.NO_ANSWER, 1, "10:30")))
                .isEqualTo("QUARANTINED INVALID_VALUE");
    }

    /** A number that is said late belongs to the delivery that was spoken of before. */
    @Test
    void aReportWithoutAnOrderNumberIsAboutTheOnlyDelivery() {
        String ref = bench.client(0);
        DeliveryReported first = bench.report(ref, Kind.NO_ANSWER, 1, "10:30");
        bench.take(new DeliveryReported(
                MUNICIPALITY, "livs", first.customer(), null, DAY, 1, Kind.NO_ANSWER, at("10:30"), null, null, 1));

        bench.take(bench.ended(ref, 1, DELIVERED_TO_CLIENT));

        assertThat(bench.count("delivery")).isEqualTo(1);
        assertThat(bench.count("delivery where order_no = ? and occurrence = ?", "O-" + ref, ref + "/2026-W48/1"))
                .isEqualTo(1);
        bench.until("11:00");
        assertThat(bench.sent()).doesNotContain("MANAGER door-escalated");
    }

    /** §11 item 7: a door that is closed again and again is another thing than one that is closed once. */
    @Test
    void aPatternIsTold() {
        String ref = bench.client(0);
        bench.meetsNobody(0);
        for (int weeks = 1; weeks <= 2; weeks++) {
            bench.take(new DeliveryReported(
                    MUNICIPALITY,
                    "livs",
                    new CustomerRef(ref, null),
                    "old-" + weeks,
                    DAY.minusWeeks(weeks),
                    1,
                    Kind.NO_ANSWER,
                    at("10:30").minusSeconds(7L * 24 * 3600 * weeks),
                    null,
                    null,
                    1));
        }

        bench.take(bench.report(ref, Kind.NO_ANSWER, 1, "10:30"));

        assertThat(bench.notices(ref)).last().asString().isEqualTo("RESPONSIBLE DOOR_CLOSED_AGAIN");
    }

    @Test
    void whatIsLongPastGoesAndWhatItCountedAsStaysWithTheCase() {
        String ref = bench.client(0);
        bench.take(bench.ended(ref, 1, DELIVERED_AND_FRIDGE_PACKED));
        bench.schedule(stop(ref, "09:00", "11:00"));
        String age = "update %s set day = current_date - %d";

        bench.dispatch.ledger.all.sql(age.formatted("delivery", 80)).update();
        bench.dispatch.ledger.all.sql(age.formatted("delivery_slot", 2)).update();
        assertThat(bench.purged()).isZero();

        bench.dispatch.ledger.all.sql(age.formatted("delivery", 100)).update();
        bench.dispatch.ledger.all.sql(age.formatted("delivery_slot", 4)).update();
        assertThat(bench.purged()).isEqualTo(2);
        assertThat(bench.count("delivery_report")).isZero();
        assertThat(bench.count("delivery_count")).isEqualTo(2);

        bench.dispatch
                .ledger
                .all
                .sql("update purchase_case set state = 'CLOSED', changed_at = now() - interval '100 days'")
                .update();
        assertThat(bench.purged()).isEqualTo(2);
    }
}
