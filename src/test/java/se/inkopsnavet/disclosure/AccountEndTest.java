package se.inkopsnavet.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static se.inkopsnavet.disclosure.DisclosureBench.WISH;

import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.inkopsnavet.decision.Decision;
import se.inkopsnavet.dispatch.DispatchBench;
import se.inkopsnavet.person.LifeStatus;
import se.inkopsnavet.person.Protection;

/** The end of an account at the supplier, whatever ends it: flow F18 steps 3 and 4. */
class AccountEndTest {

    @AutoClose
    private static final DisclosureBench bench = new DisclosureBench();

    @BeforeEach
    void clear() {
        bench.clear();
    }

    @Test
    void accountIsClosedWhenItsEndHasBeenToldAndForgottenWhenItIsErased() {
        String ref = bench.known();
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
        String ref = bench.known();
        bench.erase(WISH, ref);
        UUID whole = bench.asked().get(0);
        bench.dispatch.granted(1, "B-9");
        bench.account(ref, bench.sent());
        bench.delivered(whole);
        bench.answer(whole + ";RADERAD;");

        assertThat(bench.account(ref)).isEqualTo("HANDED_OVER fictive=true");
    }

    /** The supplier would end the account that the client uses now. */
    @Test
    void requestThatIsStillHereWhenTheAccountIsOpenedAgainDoesNotLeave() {
        String ref = bench.known();
        bench.erase(WISH, ref);
        UUID whole = bench.asked().get(0);
        bench.dispatch.granted(1, "B-9");
        bench.account(ref, bench.sent());

        bench.dispatch.ledger.deliver(bench.worker, whole);

        assertThat(bench.dispatch.ledger.state(whole)).isEqualTo("RECALLED");
        assertThat(bench.dispatch.channel.delivered())
                .noneMatch(parcel -> parcel.messageId().equals(whole));
        assertThat(bench.dispatch.ledger.count("notice where kind = 'ERASURE_NOT_SENT' and role = 'IT'"))
                .isEqualTo(1);
    }

    @Test
    void deathEndsTheAccountInTheListAndHasEverythingErased() {
        String ref = bench.known();
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
    void theSecurityContactCanHaveAProtectedPersonsAccountEndedByMail() {
        String ref = bench.known();
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
}
