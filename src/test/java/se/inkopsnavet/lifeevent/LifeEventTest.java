package se.inkopsnavet.lifeevent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.inkopsnavet.person.LifeStatus;
import se.inkopsnavet.person.Protection;

/** Flow F17 with the real stores: AC-17-1, -3, -4, -6, -7, -9, -10 as far as there are no orders yet, and AC-05-16. */
class LifeEventTest {

    @AutoClose
    private static final LifeBench bench = new LifeBench();

    @BeforeEach
    void clear() {
        bench.clear();
    }

    /** AC-17-1. */
    @Test
    void deathStopsTheCaseAndEndsTheAccount() {
        String ref = bench.known();

        assertThat(bench.take(bench.client(2).with(LifeStatus.DECEASED))).isEqualTo("CONFIRMED");

        assertThat(bench.dispatch.caseState(ref)).isEqualTo("DECEASED");
        assertThat(bench.ended).containsExactly(ref);
        assertThat(bench.dispatch.notices("CASE_STOPPED")).isEqualTo(1);
        assertThat(bench.contents()).isZero();
    }

    /** AC-17-3. */
    @Test
    void nobodyComesBackByAnEvent() {
        String ref = bench.known();
        bench.take(bench.client(2).with(LifeStatus.DECEASED));

        assertThat(bench.take(bench.client(3))).isEqualTo("HELD LEV-001");
        assertThat(bench.dispatch.caseState(ref)).isEqualTo("DECEASED");
        assertThat(bench.dispatch.notices("DEATH_REVERSED")).isEqualTo(1);

        assertThat(bench.reactivate(ref)).isTrue();
        assertThat(bench.dispatch.caseState(ref)).isEqualTo("CLOSED");
        assertThat(bench.reactivate(ref)).isFalse();
        bench.dispatch.desk.decide(bench.dispatch.event(0, "B-1", 2).decision());
        assertThat(bench.dispatch.caseState(ref)).isEqualTo("READY");
    }

    /** AC-17-4, without orders. */
    @Test
    void whoMovesWithinGetsAChangedRowInTheNewArea() {
        String ref = bench.known();

        bench.take(bench.client(2).at("Sjöbro", "Sjövägen 1"));

        assertThat(bench.dispatch.caseState(ref)).isEqualTo("READY");
        UUID list = bench.sent();
        assertThat(bench.list(list)).contains("Sjöbro", "Sjövägen 1").doesNotContain("Storgatan");
        assertThat(bench.dispatch.ledger.count("customer_list_row where batch_id = ? and op = 'Ä'", list))
                .isEqualTo(1);
    }

    @Test
    void anUnknownAreaIsForTheStewardAndNothingLeaves() {
        String ref = bench.known();

        bench.take(bench.client(2).at("Okänd", "Sjövägen 1"));

        assertThat(bench.dispatch.rows(ref)).containsExactly("ACKNOWLEDGED");
        assertThat(bench.dispatch.notices("UNKNOWN_AREA")).isEqualTo(1);
    }

    /** IMP-10. */
    @Test
    void anOldNameIsErased() {
        String ref = bench.known();

        bench.take(bench.client(2).called("Åke", "Öhrström"));

        assertThat(bench.forgotten).containsExactly(ref + " [FIRST_NAME, LAST_NAME]");
        assertThat(bench.list(bench.sent())).contains("Åke");
    }

    @Test
    void anOldNameInADecisionFileIsErasedToo() {
        String ref = bench.known();
        var decision = bench.dispatch.event(0, "B-1", 2).decision();

        bench.dispatch.desk.decide(
                decision.withClient(bench.client(2).called("Åke", "Öhrström").client()));

        assertThat(bench.forgotten).containsExactly(ref + " [FIRST_NAME, LAST_NAME]");
    }

    /** AC-17-6 and AC-05-16. */
    @Test
    void protectionTakesBackWhatIsQueuedAndNothingIsKept() {
        String ref = bench.dispatch.granted(0, "B-1");
        bench.take(bench.client(2).called("Åke", "Öhrström"));
        UUID batch = bench.dispatch.collected();

        bench.take(bench.client(3).with(Protection.PROTECTED));
        bench.dispatch.deliver(batch);

        assertThat(bench.dispatch.caseState(ref)).isEqualTo("HELD_PROTECTED");
        assertThat(bench.dispatch.ledger.state(batch)).isEqualTo("RECALLED");
        assertThat(bench.contents()).isZero();
        assertThat(bench.dispatch.ledger.count("client_fact")).isZero();
        assertThat(bench.dispatch.notices("PROTECTED")).isEqualTo(1);
    }

    /** AC-17-7. */
    @Test
    void noSupplierIsToldThatSomebodyIsProtected() {
        bench.known();

        bench.take(bench.client(2).with(Protection.UNKNOWN));

        assertThat(bench.ended).isEmpty();
        assertThat(bench.forgotten).isEmpty();
        assertThat(bench.dispatch.notices("ALREADY_DISCLOSED")).isEqualTo(1);
    }

    @Test
    void protectionBeforeAnyCaseStopsTheDecisionThatComesLate() {
        bench.take(bench.client(2).with(Protection.PROTECTED));

        bench.dispatch.desk.decide(bench.dispatch.event(0, "B-1", 1).decision());

        assertThat(bench.dispatch.ledger.count("purchase_case where state = 'HELD_PROTECTED' and content is null"))
                .isEqualTo(1);
        assertThat(bench.dispatch.ledger.count("customer_list_row")).isZero();
    }

    @Test
    void whoIsGoneIsClosedAndDeregistered() {
        String ref = bench.known();

        bench.take(bench.client(2).gone());

        assertThat(bench.dispatch.caseState(ref)).isEqualTo("CLOSED");
        assertThat(bench.ended).containsExactly(ref);
    }

    @Test
    void anOlderStateOfTheRecordChangesNothing() {
        String ref = bench.known();
        bench.take(bench.client(5).at("Sjöbro", "Sjövägen 1"));

        assertThat(bench.take(bench.client(4).with(LifeStatus.DECEASED))).isEqualTo("REJECTED BIZ-020");
        assertThat(bench.dispatch.caseState(ref)).isEqualTo("READY");
    }

    @Test
    void aLaterDecisionSaysItBetterThanAnEarlierRecord() {
        bench.known();
        bench.take(bench.client(2, Instant.parse("2026-01-01T00:00:00Z")).at("Sjöbro", "Sjövägen 1"));

        assertThat(bench.dispatch.ledger.count("customer_list_row where state = 'READY'"))
                .isZero();
    }

    @Test
    void ofPeopleWithoutACaseNothingIsKept() {
        assertThat(bench.take(bench.client(1))).isEqualTo("CONFIRMED");

        assertThat(bench.dispatch.ledger.count("client_fact")).isZero();
        assertThat(bench.dispatch.ledger.count("purchase_case")).isZero();
    }

    /** AC-17-9. */
    @Test
    void absencePausesAndItsDeletionResumes() {
        String ref = bench.handedOver();

        bench.away("frv-1", 1, bench.today(), bench.today().plusDays(5), false);
        assertThat(bench.dispatch.caseState(ref)).isEqualTo("PAUSED");
        assertThat(bench.dispatch.notices("PAUSED")).isEqualTo(1);

        bench.away("frv-1", 2, null, null, true);
        assertThat(bench.dispatch.caseState(ref)).isEqualTo("HANDED_OVER");
        assertThat(bench.dispatch.notices("RESUMED")).isEqualTo(1);
    }

    @Test
    void anAbsenceToComeHasItsDeadlines() {
        String ref = bench.handedOver();
        LocalDate from = bench.today().plusDays(3);

        bench.away("frv-1", 1, from, from.plusDays(4), false);

        assertThat(bench.dispatch.caseState(ref)).isEqualTo("HANDED_OVER");
        assertThat(bench.deadlines()).containsExactly(from.toString());
    }

    /** AC-17-10. */
    @Test
    void anAbsenceWithoutEndIsRemindedOfEveryWeek() {
        String ref = bench.handedOver();
        bench.away("frv-1", 1, bench.today(), null, false);
        assertThat(bench.deadlines()).containsExactly(bench.today().plusDays(7).toString());

        bench.due();

        assertThat(bench.dispatch.caseState(ref)).isEqualTo("PAUSED");
        assertThat(bench.dispatch.notices("STILL_PAUSED")).isEqualTo(1);
    }

    @Test
    void whyAndOnlyDatesAreKeptOfAnAbsence() {
        bench.handedOver();
        bench.away("frv-1", 1, bench.today(), null, false);

        assertThat(bench.dispatch
                        .ledger
                        .all
                        .sql("select a::text from absence a")
                        .query(String.class)
                        .list())
                .allSatisfy(row -> assertThat(row).doesNotContain("HOSPITAL"))
                .hasSize(List.of(1).size());
    }
}
