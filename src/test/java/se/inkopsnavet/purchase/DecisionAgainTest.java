package se.inkopsnavet.purchase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.ledger.LedgerBench;
import se.inkopsnavet.ledger.Outcome;
import se.inkopsnavet.ledger.State;

/** The same decision once more: unchanged another day, and in two versions about two persons in the same moment. */
class DecisionAgainTest {

    private static final LocalDate TODAY = Events.TODAY;
    private static final Events EVENT = Events.granted(1).from(TODAY.plusDays(120), null);

    @AutoClose
    private static final LedgerBench BENCH = new LedgerBench();

    private final CaseDesk today = new CaseDesk(BENCH, noon(TODAY));
    private final CaseDesk later = new CaseDesk(BENCH, noon(TODAY.plusDays(40)));

    @AfterEach
    void clear() {
        BENCH.all
                .sql("call wipe('customer_list_row, notice, business_key, decision_seen, purchase_case, message')")
                .update();
    }

    @Test
    void whatBeganTooFarAheadIsGrantedWhenItIsExportedUnchangedLater() {
        assertThat(today.decide(EVENT.decision()).fault()).isEqualTo(Fault.OUTSIDE_PERIOD);
        assertThat(today.decide(EVENT.decision()).fault()).as("the same day").isEqualTo(Fault.OUTSIDE_PERIOD);

        Outcome again = later.decide(EVENT.decision());

        assertThat(again.state()).isEqualTo(State.CONFIRMED);
        assertThat(BENCH.count("customer_list_row where state = 'READY'")).isEqualTo(1);
        assertThat(later.decide(EVENT.decision()).state()).as("a fourth time").isEqualTo(State.DUPLICATE);
    }

    @Test
    void whatIsChangedWithoutANewVersionIsLookedAtByAPersonAlsoThen() {
        today.decide(EVENT.decision());

        Outcome changed = later.decide(EVENT.from(TODAY.plusDays(50), null).decision());

        assertThat(changed.fault()).isEqualTo(Fault.CONFLICTING_DUPLICATE);
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"NOT_GRANTED", "NOT_PURCHASE", "NOT_ALIVE", "STALE_VERSION"})
    void whatTheRecordItselfSaysIsSaidOnce(Fault refused) {
        today.decide(EVENT.decision());
        BENCH.all.sql("update message set fault = ?").param(refused.name()).update();

        assertThat(later.decide(EVENT.decision()).state()).isEqualTo(State.DUPLICATE);
    }

    @Test
    void secondPersonUnderOneDecisionIsNoticedAlsoInTheSameMoment() {
        Events decision = Events.granted(1);
        CompletableFuture<Outcome> second = BENCH.transaction.execute(status -> {
            assertThat(today.decide(decision.decision()).state()).isEqualTo(State.CONFIRMED);
            CompletableFuture<Outcome> other = CompletableFuture.supplyAsync(
                    () -> later.decide(decision.version(2).about("189002019801").decision()));
            await("the second stands behind the first")
                    .until(() -> BENCH.count("pg_stat_activity where wait_event_type = 'Lock'") == 1 || other.isDone());
            assertThat(other).isNotDone();
            return other;
        });

        assertThat(second.join().fault()).isEqualTo(Fault.PERSON_ID_CHANGED);
        assertThat(BENCH.count("purchase_case")).isEqualTo(1);
    }

    private static Clock noon(LocalDate day) {
        ZoneId stockholm = ZoneId.of("Europe/Stockholm");
        return Clock.fixed(day.atTime(12, 0).atZone(stockholm).toInstant(), stockholm);
    }
}
