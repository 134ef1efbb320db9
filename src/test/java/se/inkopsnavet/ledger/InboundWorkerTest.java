package se.inkopsnavet.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.CannotCreateTransactionException;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;

/** Claims, crashes, failures and the order within a case. */
class InboundWorkerTest {

    @AutoClose
    private static final LedgerBench bench = new LedgerBench();

    /** Stands for the death of the process: nothing after the claim is carried out. */
    private static final class Crash extends Error {}

    @Test
    void handledMessageIsFinished() {
        UUID id = bench.received(null);
        assertThat(bench.handle(worker(InboundWorkerTest::confirm), id)).isFalse();
        assertThat(bench.state(id)).isEqualTo("CONFIRMED");
    }

    @Test
    void thirdCrashQuarantines() {
        UUID id = bench.received(null);
        InboundWorker crashing = worker(claim -> {
            throw new Crash();
        });
        for (int crash = 1; crash <= 3; crash++) {
            assertThat(bench.state(id)).isEqualTo("RECEIVED");
            assertThatCrashes(crashing, id);
        }

        assertThat(bench.handle(crashing, id)).isFalse();

        assertThat(bench.state(id)).isEqualTo("QUARANTINED");
        assertThat(bench.column(id, "fault")).isEqualTo("REPEATED_CRASH");
    }

    @Test
    void controlledFailureIsNoCrash() {
        UUID id = bench.received(null);
        InboundWorker failing = worker(claim -> {
            throw new IllegalStateException("unexpected");
        });
        for (int failure = 1; failure <= 7; failure++) {
            assertThat(bench.handle(failing, id)).isTrue();
        }
        assertThat(bench.column(id, "claims")).isEqualTo("0");
        assertThat(bench.state(id)).isEqualTo("RECEIVED");

        assertThat(bench.handle(failing, id)).isFalse();
        assertThat(bench.state(id)).isEqualTo("PARKED");
    }

    @Test
    void databaseThatIsAwayIsNeverTheMessagesFault() {
        UUID id = bench.received(null);
        for (int round = 0; round < 10; round++) {
            RuntimeException away = round % 2 == 0
                    ? new CannotCreateTransactionException("away")
                    : new DataAccessResourceFailureException("away");
            InboundWorker worker = worker(claim -> {
                throw away;
            });
            assertThat(bench.handle(worker, id)).isTrue();
        }
        assertThat(bench.state(id)).isEqualTo("RECEIVED");
        assertThat(bench.handle(worker(InboundWorkerTest::confirm), id)).isFalse();
        assertThat(bench.state(id)).isEqualTo("CONFIRMED");
    }

    @Test
    void databaseThatSaysNoEachTimeParks() {
        UUID id = bench.received(null);
        InboundWorker refused = worker(claim -> {
            throw new DuplicateKeyException("somebody was first");
        });
        for (int failure = 1; failure <= 7; failure++) {
            assertThat(bench.handle(refused, id)).isTrue();
        }
        assertThat(bench.handle(refused, id)).isFalse();
        assertThat(bench.state(id)).isEqualTo("PARKED");
    }

    /** The database takes no NUL in a text: not even the refusal can be written down. */
    @Test
    void messageThatCannotEvenBePutToRestIsQuarantinedAtLast() {
        InboundWorker worker = worker(claim -> {
            throw new FaultException(Fault.INVALID_DATE, "\0");
        });
        UUID id = bench.received(null);
        for (int turn = 1; turn <= 3; turn++) {
            assertThatThrownBy(() -> bench.handle(worker, id)).isInstanceOf(DataIntegrityViolationException.class);
        }

        assertThat(bench.handle(worker, id)).isFalse();

        assertThat(bench.state(id)).isEqualTo("QUARANTINED");
        assertThat(bench.column(id, "fault")).isEqualTo("REPEATED_CRASH");
    }

    @Test
    void badInputIsQuarantinedAtOnceWithItsCode() {
        UUID id = bench.received(null);
        InboundWorker worker = worker(claim -> {
            throw new FaultException(Fault.INVALID_DATE, "startdatum");
        });
        bench.handle(worker, id);
        assertThat(bench.state(id)).isEqualTo("QUARANTINED");
        assertThat(bench.column(id, "fault")).isEqualTo("INVALID_DATE");
        assertThat(bench.column(id, "place")).isEqualTo("startdatum");
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"DECRYPTION_FAILED", "CONFIGURATION", "INTERNAL_ERROR"})
    void whatIsTheHubsOwnFaultIsParkedAndKept(Fault fault) {
        UUID id = bench.received(null);
        UUID payload = bench.payloads.write(new byte[] {1}).id();
        hold(id, null, payload, "RECEIVED");

        InboundWorker worker = worker(claim -> {
            throw new FaultException(fault, "procapita/beslut-csv.yaml");
        });
        bench.handle(worker, id);

        assertThat(bench.state(id)).isEqualTo("PARKED");
        assertThat(bench.count("payload where id = ?", payload)).isEqualTo(1);
        assertThat(bench.messages.release(id)).isTrue();
    }

    @Test
    void deepNestingIsQuarantined() {
        UUID id = bench.received(null);
        bench.handle(worker(InboundWorkerTest::endless), id);
        assertThat(bench.state(id)).isEqualTo("QUARANTINED");
    }

    @Test
    void laterMessageOfTheSameCaseWaitsAndOthersGoOn() {
        byte[] person = {1};
        UUID first = bench.received(person);
        UUID second = bench.received(person);
        UUID other = bench.received(new byte[] {2});
        InboundWorker worker = worker(InboundWorkerTest::confirm);

        assertThat(bench.handle(worker, second)).isTrue();
        assertThat(bench.column(second, "claims")).isEqualTo("0");
        assertThat(bench.handle(worker, other)).isFalse();
        assertThat(bench.state(other)).isEqualTo("CONFIRMED");

        bench.handle(worker, first);
        assertThat(bench.handle(worker, second)).isFalse();
        assertThat(bench.state(second)).isEqualTo("CONFIRMED");
    }

    @Test
    void messageThatWaitsForAPersonLetsLaterOnesPass() {
        byte[] person = {3};
        UUID first = bench.received(person);
        UUID second = bench.received(person);
        bench.handle(worker(claim -> finish(claim, Outcome.of(State.HELD, Fault.INCOMPLETE_ROW, "c"))), first);

        assertThat(bench.handle(worker(InboundWorkerTest::confirm), second)).isFalse();
        assertThat(bench.state(second)).isEqualTo("CONFIRMED");
    }

    @Test
    void parkedMessageLetsLaterOnesPassAndCanBeReleased() {
        byte[] person = {4};
        UUID first = bench.received(person);
        UUID second = bench.received(person);
        hold(first, null, UUID.randomUUID(), "PARKED");
        InboundWorker worker = worker(InboundWorkerTest::confirm);

        assertThat(bench.handle(worker, second)).isFalse();
        assertThat(bench.state(second)).isEqualTo("CONFIRMED");

        assertThat(bench.messages.release(first)).isTrue();
        assertThat(bench.handle(worker, first)).isFalse();
        assertThat(bench.state(first)).isEqualTo("CONFIRMED");
    }

    @Test
    void newerVersionMakesHeldOnesNeedlessAndForgetsThem() {
        UUID held = bench.received(null);
        UUID by = bench.received(null);
        UUID payload = bench.payloads.write(new byte[] {1}).id();
        hold(held, "EXE-1", payload, "HELD");

        bench.transaction.executeWithoutResult(status -> bench.messages.supersede("EXE-1", by));

        assertThat(bench.state(held)).isEqualTo("EXPIRED");
        assertThat(bench.column(held, "payload_id")).isNull();
        assertThat(bench.count("payload where id = ?", payload)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"HELD", "PARKED", "QUARANTINED"})
    void nothingOfAProtectedPersonIsKept(String state) {
        byte[] person = state.getBytes(StandardCharsets.UTF_8);
        UUID kept = bench.received(person);
        UUID by = bench.received(person);
        UUID payload = bench.payloads.write(new byte[] {1}).id();
        hold(kept, null, payload, state);

        bench.transaction.executeWithoutResult(status -> bench.messages.forgetPerson("EXE-2", by));

        assertThat(bench.count("payload where id = ?", payload)).isZero();
        assertThat(bench.messages.release(kept)).isFalse();
        assertThat(bench.state(by)).isEqualTo("RECEIVED");
    }

    private static void hold(UUID id, String caseRef, UUID payload, String state) {
        bench.all
                .sql("update message set state = ?, case_ref = ?, payload_id = ? where id = ?")
                .params(state, caseRef, payload, id)
                .update();
    }

    private static void assertThatCrashes(InboundWorker worker, UUID id) {
        try {
            bench.handle(worker, id);
        } catch (Crash crash) {
            return;
        }
        throw new AssertionError("did not crash");
    }

    private static Optional<Duration> endless(Claim claim) {
        return endless(claim).map(pause -> pause.plusMillis(1));
    }

    private static Optional<Duration> confirm(Claim claim) {
        return finish(claim, Outcome.confirmed(null));
    }

    private static Optional<Duration> finish(Claim claim, Outcome outcome) {
        bench.transaction.executeWithoutResult(status -> bench.messages.finish(claim.messageId(), outcome, null));
        return Optional.empty();
    }

    private static InboundWorker worker(Function<Claim, Optional<Duration>> work) {
        return bench.inbound(new InboundFlow() {
            @Override
            public String name() {
                return "TEST";
            }

            @Override
            public Optional<Duration> handle(Claim claim) {
                return work.apply(claim);
            }
        });
    }
}
