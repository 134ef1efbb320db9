package se.inkopsnavet.purchase;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.invoice.Calendar;
import se.inkopsnavet.ledger.LedgerBench;
import se.inkopsnavet.ledger.Outcome;
import se.inkopsnavet.ledger.State;

/** The same decision once more: under other rules, on the day when it can be granted, and in two versions about two persons in the same moment. */
class DecisionAgainTest {

    private static final LocalDate TODAY = Events.TODAY;
    private static final LocalDate ITS_DAY = TODAY.plusDays(30);
    private static final Events EVENT = Events.granted(1);
    private static final Events EARLY = EVENT.from(ITS_DAY.plusDays(90), null);

    @AutoClose
    private static final LedgerBench BENCH = new LedgerBench();

    private final CaseDesk today = new CaseDesk(BENCH, noon(TODAY));
    private final CaseDesk itsDay = new CaseDesk(BENCH, noon(ITS_DAY));
    private final CaseDesk withoutTheUnit = new CaseDesk(
            BENCH, noon(TODAY), PolicyEdit.of("appliesTo: [MUNICIPAL, EXTERNAL]", "appliesTo: [EXTERNAL]"));

    @AfterEach
    void clear() {
        BENCH.all
                .sql(
                        "call wipe('customer_list_row, notice, deadline, business_key, decision_seen, purchase_case, message, payload')")
                .update();
    }

    @Test
    void whatTheRulesRefusedIsDecidedWhenItComesAgainUnderOthers() {
        assertThat(withoutTheUnit.decide(EVENT.decision()).fault()).isEqualTo(Fault.PROVIDER_NOT_IN_SCOPE);
        assertThat(withoutTheUnit.decide(EVENT.decision()).fault())
                .as("under the same rules")
                .isEqualTo(Fault.PROVIDER_NOT_IN_SCOPE);

        Outcome again = today.decide(EVENT.decision());

        assertThat(again.state()).isEqualTo(State.CONFIRMED);
        assertThat(BENCH.count("customer_list_row where state = 'READY'")).isEqualTo(1);
        assertThat(today.decide(EVENT.decision()).state()).as("a fourth time").isEqualTo(State.DUPLICATE);
    }

    @Test
    void whatIsChangedWithoutANewVersionIsLookedAtByAPersonAlsoThen() {
        withoutTheUnit.decide(EVENT.decision());

        Outcome changed = today.decide(EVENT.from(TODAY.plusDays(50), null).decision());

        assertThat(changed.fault()).isEqualTo(Fault.CONFLICTING_DUPLICATE);
    }

    @Test
    void earlyDecisionIsTakenUpByItselfOnItsDay() {
        Calendar calendar = new Calendar(BENCH);
        calendar.set(TODAY);
        calendar.react(Map.of(LaterDecisions.KIND, today.later));
        UUID message = received(EARLY);
        assertThat(handle(today, message, EARLY).fault()).isEqualTo(Fault.OUTSIDE_PERIOD);

        calendar.passTo(ITS_DAY, LocalTime.of(5, 59));
        assertThat(BENCH.state(message)).isEqualTo("HELD");
        assertThat(today.decide(EARLY.decision()).state())
                .as("exported again meanwhile")
                .isEqualTo(State.DUPLICATE);

        calendar.passTo(ITS_DAY, LocalTime.of(6, 0));
        assertThat(BENCH.state(message)).as("to be handled").isEqualTo("RECEIVED");
        assertThat(handle(itsDay, message, EARLY).state()).isEqualTo(State.CONFIRMED);
        assertThat(BENCH.count("customer_list_row where state = 'READY'")).isEqualTo(1);
    }

    @Test
    void newerVersionIsNotOvertakenByTheEarlyOneWhenItsDayComes() {
        UUID message = received(EARLY);
        handle(today, message, EARLY);
        today.decide(EVENT.version(2).decision());

        today.later.due(message.toString(), ITS_DAY.toString(), false);

        assertThat(handle(itsDay, message, EARLY).fault()).isEqualTo(Fault.STALE_VERSION);
    }

    @Test
    void caseIsClosedWhileItsDecisionBeginsLater() {
        today.decide(EVENT.decision());

        today.decide(EARLY.version(2).decision());

        assertThat(BENCH.count("purchase_case where state = 'CLOSED'")).isEqualTo(1);
        assertThat(BENCH.count("customer_list_row where state = 'READY'")).isZero();
        assertThat(BENCH.count("deadline where kind = ?", LaterDecisions.KIND)).isEqualTo(1);
    }

    private static UUID received(Events event) {
        return BENCH.transaction.execute(status -> {
            UUID message = BENCH.received(null);
            UUID payload =
                    BENCH.payloads.write(event.toString().getBytes(UTF_8)).id();
            BENCH.jdbc
                    .sql("update message set payload_id = ? where id = ?")
                    .params(payload, message)
                    .update();
            return message;
        });
    }

    /** As the flow does. */
    private static Outcome handle(CaseDesk desk, UUID message, Events event) {
        return BENCH.transaction.execute(status -> {
            Casework.Decided decided = desk.casework.decide("exempelkommun", message, event.decision());
            assertThat(decided.keepPayload()).isEqualTo(decided.outcome().state() == State.HELD);
            BENCH.messages.finish(message, decided.outcome(), decided.policy());
            return decided.outcome();
        });
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"NOT_GRANTED", "NOT_PURCHASE", "NOT_ALIVE", "STALE_VERSION", "OUTSIDE_PERIOD"})
    void whatTheRecordItselfSaysIsSaidOnce(Fault refused) {
        withoutTheUnit.decide(EVENT.decision());
        BENCH.all.sql("update message set fault = ?").param(refused.name()).update();

        assertThat(today.decide(EVENT.decision()).state()).isEqualTo(State.DUPLICATE);
    }

    @Test
    void secondPersonUnderOneDecisionIsNoticedAlsoInTheSameMoment() {
        Events decision = Events.granted(1);
        CompletableFuture<Outcome> second = BENCH.transaction.execute(status -> {
            assertThat(today.decide(decision.decision()).state()).isEqualTo(State.CONFIRMED);
            CompletableFuture<Outcome> other = CompletableFuture.supplyAsync(
                    () -> today.decide(decision.version(2).about("189002019801").decision()));
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
