package se.inkopsnavet.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static se.inkopsnavet.disclosure.DisclosureBench.WISH;

import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.inkopsnavet.customerlist.ListField;
import se.inkopsnavet.decision.Decision;
import se.inkopsnavet.ledger.DerivedId;
import se.inkopsnavet.person.Protection;

/** Erasure at the supplier until it has confirmed: flow F17. */
class ErasureTest {

    @AutoClose
    private static final DisclosureBench bench = new DisclosureBench();

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
        String ref = bench.known();
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
        String ref = bench.known();
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
        bench.erase(WISH, bench.known(), ListField.FIRST_NAME);
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
        bench.erase(WISH, bench.known(), ListField.FIRST_NAME);
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
        String ref = bench.known();
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
        bench.erase(WISH, bench.known(), ListField.FIRST_NAME);
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
    void aSupplierNeverLearnsByItselfWhoIsProtected() {
        String ref = bench.known();
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
    void afterAConfirmedErasureTheSupplierHasNothingMoreToErase() {
        String ref = bench.known();
        bench.erase(WISH, ref);
        UUID id = bench.asked().get(0);
        bench.delivered(id);
        bench.answer(id + ";RADERAD;");

        bench.erase(DerivedId.of("test wish", 3), ref);

        assertThat(bench.asked()).hasSize(1);
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
