package se.inkopsnavet.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.inkopsnavet.customerlist.ListField;
import se.inkopsnavet.decision.Decision;
import se.inkopsnavet.dispatch.DispatchBench;
import se.inkopsnavet.ledger.DerivedId;
import se.inkopsnavet.person.LifeStatus;
import se.inkopsnavet.person.Protection;

/** Erasure at the supplier until it has confirmed, and the end of an account: flows F17 and F18 steps 3 and 4. */
class ErasureTest {

    private static final UUID WISH = DerivedId.of("test wish", 1);
    private static DisclosureBench bench;

    @BeforeAll
    static void start() {
        bench = new DisclosureBench();
    }

    @AfterAll
    static void stop() {
        bench.close();
    }

    @BeforeEach
    void clear() {
        bench.clear();
    }

    @Test
    void theRequestNamesRowsAndKindsOfDataOnly() {
        String ref = bench.dispatch.granted(0, "B-1");
        UUID first = bench.sent();
        bench.accept(first, 1);

        bench.erase(WISH, ref, ListField.FIRST_NAME, ListField.LAST_NAME);
        UUID id = bench.asked().get(0);

        assertThat(bench.delivered(id))
                .isEqualTo("#BEGÄRAN;" + id + ";9999;RADERA;firstName,lastName;1;1\r\n" + first + ";1\r\n");
        assertThat(bench.dispatch.ledger.state(id)).isEqualTo("SENT");
    }

    @Test
    void theSameWishTwiceIsAskedOnce() {
        String ref = known();
        bench.erase(WISH, ref, ListField.FIRST_NAME);
        bench.erase(WISH, ref, ListField.FIRST_NAME);

        assertThat(bench.asked()).hasSize(1);
    }

    @Test
    void whoWasNeverGivenItIsNotAsked() {
        String ref = bench.dispatch.granted(0, "B-1");
        bench.erase(WISH, ref, ListField.FIRST_NAME);
        bench.sent();
        bench.erase(DerivedId.of("test wish", 2), ref, ListField.EMAIL);

        assertThat(bench.asked()).isEmpty();
    }

    @Test
    void aSignedConfirmationClosesTheLedgersEntries() {
        String ref = known();
        bench.erase(WISH, ref, ListField.FIRST_NAME);
        UUID id = bench.asked().get(0);
        bench.delivered(id);

        assertThat(bench.answer(id + ";RADERAD;")).isEqualTo("CONFIRMED");

        assertThat(bench.state(id)).isEqualTo("CONFIRMED");
        assertThat(bench.dispatch.ledger.state(id)).isEqualTo("CONFIRMED");
        assertThat(bench.news).containsExactly("REQUESTED", "CONFIRMED");
        assertThat(bench.dispatch.ledger.count("disclosure_erased where fields = '{firstName}'"))
                .isEqualTo(1);
        assertThat(bench.extract(ref)).contains("firstName 20");
    }

    @Test
    void confirmingTwiceChangesNothingAndTakingBackIsRefused() {
        bench.erase(WISH, known(), ListField.FIRST_NAME);
        UUID id = bench.asked().get(0);
        bench.delivered(id);
        bench.answer(id + ";RADERAD;");

        assertThat(bench.answer(id + ";RADERAD;")).isEqualTo("CONFIRMED");
        assertThat(bench.answer(id + ";AVVISAD;LAGKRAV")).isEqualTo("DIS-003");
        assertThat(bench.answer(id + ";RADERAD;", id + ";RADERAD;")).isEqualTo("DIS-003");
        assertThat(bench.news).containsExactly("REQUESTED", "CONFIRMED");
    }

    @Test
    void whatWasNeverAskedOrHasNotLeftIsRefusedWhole() {
        bench.erase(WISH, known(), ListField.FIRST_NAME);
        UUID id = bench.asked().get(0);

        assertThat(bench.answer(id + ";RADERAD;")).as("not sent yet").isEqualTo("DIS-002");
        bench.delivered(id);
        assertThat(bench.answer(id + ";RADERAD;", UUID.randomUUID() + ";RADERAD;"))
                .isEqualTo("DIS-002");
        assertThat(bench.state(id)).isEqualTo("REQUESTED");
        assertThat(bench.answer(id + ";raderad;")).isEqualTo("DIS-001");
        assertThat(bench.answer(id + ";RADERAD;Åsa har inget konto")).isEqualTo("DIS-001");
    }

    @Test
    void aRefusalIsToldTheDataProtectionOfficerByCodeAndCanStillBeConfirmed() {
        String ref = known();
        bench.erase(WISH, ref, ListField.FIRST_NAME);
        UUID id = bench.asked().get(0);
        bench.delivered(id);

        bench.answer(id + ";AVVISAD;Åsa 18900101 finns inte");

        assertThat(bench.state(id)).isEqualTo("REFUSED");
        assertThat(bench.dispatch.ledger.count(
                        "notice where kind = 'ERASURE_REFUSED' and role = 'DATA_PROTECTION_OFFICER' and subject_ref = ? and detail = 'OKÄND'",
                        ref))
                .isEqualTo(1);
        bench.answer(id + ";RADERAD;");
        assertThat(bench.state(id)).isEqualTo("CONFIRMED");
    }

    /** Decision 0067: what a supplier's interface answers, and never its own words. */
    @Test
    void aCallIsAnsweredOrTaken() {
        UUID id = UUID.randomUUID();

        assertThat(ErasureAnswer.called(id, "DONE")).contains(new ErasureAnswer.Line(id, true, ""));
        assertThat(ErasureAnswer.called(id, "REFUSED BOKFORING"))
                .contains(new ErasureAnswer.Line(id, false, "BOKFORING"));
        assertThat(ErasureAnswer.called(id, "REFUSED Åsa finns inte"))
                .contains(new ErasureAnswer.Line(id, false, "OKÄND"));
        assertThat(ErasureAnswer.called(id, "TAKEN")).isEmpty();
        assertThat(ErasureAnswer.called(id, "")).isEmpty();
    }

    /** AC-18-4. */
    @Test
    void silenceIsRemindedOfAndThenTheDataProtectionOfficerIsTold() {
        bench.erase(WISH, known(), ListField.FIRST_NAME);
        UUID id = bench.asked().get(0);
        bench.delivered(id);
        assertThat(dueDay("1")).as("ten working days after Monday").isEqualTo("2026-12-07");

        bench.due(id, "1");
        assertThat(bench.state(id)).isEqualTo("REQUESTED");
        assertThat(bench.dispatch.ledger.count(
                        "notice where kind = 'ERASURE_MISSING' and role = 'SUPPLIER' and subject_ref = ?",
                        id.toString()))
                .isEqualTo(1);
        assertThat(dueDay("2")).isEqualTo("2026-11-30");

        bench.due(id, "2");
        assertThat(bench.state(id)).isEqualTo("OVERDUE");
        assertThat(bench.dispatch.notices("ERASURE_OVERDUE")).isEqualTo(1);
        assertThat(bench.answer(id + ";RADERAD;")).as("late, and welcome").isEqualTo("CONFIRMED");
        bench.due(id, "2");
        assertThat(bench.news).containsExactly("REQUESTED", "OVERDUE", "CONFIRMED");
    }

    @Test
    void accountIsClosedWhenItsEndHasBeenToldAndForgottenWhenItIsErased() {
        String ref = known();
        bench.account(ref, bench.batchOf(ref));
        bench.erase(WISH, ref);
        UUID id = bench.asked().get(0);
        assertThat(bench.account(ref)).as("not told yet").isEqualTo("HANDED_OVER fictive=true");

        bench.delivered(id);
        assertThat(bench.account(ref)).isEqualTo("CLOSED closed fictive=true");

        bench.answer(id + ";AVVISAD;LAGKRAV");
        assertThat(bench.account(ref)).as("they still have it").isEqualTo("CLOSED closed fictive=true");
        bench.answer(id + ";RADERAD;");
        assertThat(bench.account(ref)).isEqualTo("ERASURE_CONFIRMED closed erased");
    }

    @Test
    void accountThatWasOpenedSinceIsAnotherOne() {
        String ref = known();
        bench.erase(WISH, ref);
        UUID whole = bench.asked().get(0);
        bench.dispatch.granted(1, "B-9");
        bench.account(ref, bench.sent());
        bench.delivered(whole);
        bench.answer(whole + ";RADERAD;");

        assertThat(bench.account(ref)).isEqualTo("HANDED_OVER fictive=true");
    }

    @Test
    void deathEndsTheAccountInTheListAndHasEverythingErased() {
        String ref = known();
        bench.dispatch.desk.decide(
                bench.dispatch.event(0, "B-1", 2).with(LifeStatus.DECEASED).decision());

        assertThat(bench.asked()).hasSize(1);
        UUID id = bench.asked().get(0);
        assertThat(bench.delivered(id)).startsWith("#BEGÄRAN;" + id + ";9999;RADERA;*;1;1");
        bench.sent();
        assertThat(bench.dispatch.rows(ref)).containsExactly("ACKNOWLEDGED", "BATCHED");
        assertThat(bench.dispatch.ledger.count("disclosure_entry where op = 'A' and fields = '{}'"))
                .isEqualTo(1);
        assertThat(bench.dispatch.notices("CASE_STOPPED")).isEqualTo(1);
    }

    @Test
    void theEndIsToldWhenTheRowOnItsWayHasBeenAnswered() {
        String ref = bench.dispatch.granted(0, "B-1");
        UUID batch = bench.sent();
        bench.dispatch.desk.decide(
                bench.dispatch.event(0, "B-1", 2).with(Decision.Outcome.ENDED).decision());
        assertThat(bench.asked()).as("what has left can be erased at once").hasSize(1);
        assertThat(bench.dispatch.rows(ref)).containsExactly("BATCHED");

        bench.accept(batch, 1);

        assertThat(bench.dispatch.rows(ref)).containsExactly("ACKNOWLEDGED", "READY");
        assertThat(bench.dispatch.ledger.count("customer_list_row where op = 'A'"))
                .isEqualTo(1);
    }

    @Test
    void aSupplierNeverLearnsByItselfWhoIsProtected() {
        String ref = known();
        bench.dispatch.desk.decide(
                bench.dispatch.event(0, "B-1", 2).with(Decision.Outcome.ENDED).decision());
        UUID waiting = bench.asked().get(0);
        bench.dispatch.desk.decide(
                bench.dispatch.event(0, "B-1", 3).with(Protection.PROTECTED).decision());
        int letters = bench.dispatch.letters.size();

        bench.dispatch.ledger.deliver(bench.worker, waiting);
        bench.erase(WISH, ref);

        assertThat(bench.dispatch.letters).hasSize(letters);
        assertThat(bench.dispatch.ledger.state(waiting)).isEqualTo("RECALLED");
        assertThat(bench.state(waiting)).isEqualTo("STOPPED");
        assertThat(bench.asked()).hasSize(1);
        assertThat(bench.dispatch.ledger.count("notice where kind = 'ERASURE_STOPPED' and role = 'SECURITY_CONTACT'"))
                .isEqualTo(1);
        bench.due(waiting, "1");
        assertThat(bench.dispatch.notices("ERASURE_MISSING")).isZero();
    }

    @Test
    void theSecurityContactCanHaveAProtectedPersonsAccountEndedByMail() {
        String ref = known();
        bench.dispatch.desk.decide(
                bench.dispatch.event(0, "B-1", 2).with(Protection.PROTECTED).decision());

        DeregistrationOrder order =
                new DeregistrationOrder(bench.desk, bench.dispatch.desk.cases, bench.dispatch.ledger.transaction);
        assertThat(order.carryOut("lundvik", ref))
                .as("another municipality's case")
                .isFalse();
        assertThat(order.carryOut(DispatchBench.MUNICIPALITY, ref)).isTrue();

        UUID id = bench.asked().get(0);
        assertThat(bench.delivered(id)).startsWith("#BEGÄRAN;" + id + ";9999;AVSLUTA;*;1;1");
        assertThat(bench.dispatch.rows(ref)).containsExactly("ACKNOWLEDGED");
    }

    @Test
    void afterAConfirmedErasureTheSupplierHasNothingMoreToErase() {
        String ref = known();
        bench.erase(WISH, ref);
        UUID id = bench.asked().get(0);
        bench.delivered(id);
        bench.answer(id + ";RADERAD;");

        bench.erase(DerivedId.of("test wish", 3), ref);

        assertThat(bench.asked()).hasSize(1);
    }

    /** A case whose row the supplier has acknowledged. */
    private static String known() {
        String ref = bench.dispatch.granted(0, "B-1");
        bench.accept(bench.sent(), 1);
        return ref;
    }

    private static String dueDay(String occurrence) {
        return bench.dispatch
                .ledger
                .all
                .sql(
                        "select (due_at at time zone 'Europe/Stockholm')::date::text from deadline where kind = ? and occurrence = ?")
                .params(ErasureDesk.DEADLINE, occurrence)
                .query(String.class)
                .single();
    }
}
