package se.inkopsnavet.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessResourceFailureException;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;

/** What every answer of a channel leads to. */
class OutboundWorkerTest {

    private static final Delivery FAILED = new Delivery.Failed(Fault.SMTP_UNREACHABLE, "connect");
    private static final Delivery UNKNOWN = new Delivery.Unknown(Fault.OUTCOME_UNKNOWN, "data");
    private static final Delivery SAFE_TO_REPEAT = new Delivery.Failed(Fault.OUTCOME_UNKNOWN, "repeat");

    private static LedgerBench bench;

    private final Flow flow = new Flow();
    private ScriptedChannel channel;
    private Outbox outbox;
    private OutboundWorker worker;

    @BeforeAll
    static void start() {
        bench = new LedgerBench();
    }

    @AfterAll
    static void stop() {
        bench.close();
    }

    @BeforeEach
    void prepare() {
        channel = new ScriptedChannel("kommun/" + UUID.randomUUID(), 1);
        outbox = bench.outbox(Duration.ofHours(1));
        worker = bench.outbound(outbox, flow, channel);
    }

    @Test
    void deliveredIsSentAndNeverSentAgain() {
        UUID id = enqueue();
        assertThat(deliver(id)).isFalse();
        assertThat(deliver(id)).isFalse();

        assertThat(bench.state(id)).isEqualTo("SENT");
        assertThat(channel.delivered()).hasSize(1);
        assertThat(bench.count(
                        "attempt where message_id = ? and outcome = 'DELIVERED' and peer_reference = '250 ok'", id))
                .isEqualTo(1);
    }

    @Test
    void failureIsTriedAgainLaterWithTheSameBytesUnderTheSameId() {
        channel.answers(() -> FAILED);
        UUID id = enqueue();

        assertThat(deliver(id)).isTrue();
        assertThat(bench.state(id)).isEqualTo("READY");
        deliver(id);

        assertThat(bench.state(id)).isEqualTo("SENT");
        assertThat(channel.delivered()).extracting(Parcel::attempt).containsExactly(1, 2);
        assertThat(channel.delivered().get(1).bytes())
                .isEqualTo(channel.delivered().get(0).bytes());
        assertThat(channel.delivered().get(1).dedupId())
                .isEqualTo(channel.delivered().get(0).dedupId());
    }

    @Test
    void spentBudgetParks() {
        UUID id = enqueue(bench.outbox(Duration.ZERO));
        channel.answers(() -> FAILED);

        assertThat(deliver(id)).isFalse();

        assertThat(bench.state(id)).isEqualTo("PARKED");
        assertThat(bench.column(id, "fault")).isEqualTo("BUDGET_SPENT");
        assertThat(flow.rested).extracting(Outcome::state).containsExactly(State.PARKED);
        assertThat(outbox.mayHaveLeft(id)).isFalse();
    }

    @Test
    void refusedIsHeldForAPersonWhoseReleaseSendsTheSameAgain() {
        channel.answers(() -> new Delivery.Refused(Fault.SMTP_REFUSED, "550"));
        UUID id = enqueue();
        assertThat(deliver(id)).isFalse();
        assertThat(bench.state(id)).isEqualTo("HELD");

        assertThat(release(id)).isTrue();
        deliver(id);

        assertThat(bench.state(id)).isEqualTo("SENT");
        assertThat(channel.delivered().get(1).sha256())
                .isEqualTo(channel.delivered().get(0).sha256());
        assertThat(channel.delivered().get(1).dedupId())
                .isEqualTo(channel.delivered().get(0).dedupId());
    }

    @Test
    void unknownIsAskedAboutBeforeAnythingElse() {
        channel.answers(() -> UNKNOWN);
        UUID id = enqueue();
        assertThat(deliver(id)).isTrue();
        assertThat(bench.state(id)).isEqualTo("UNCERTAIN");

        deliver(id);

        assertThat(channel.asked()).hasSize(1);
        assertThat(channel.delivered()).hasSize(1);
        assertThat(bench.state(id)).isEqualTo("SENT");
    }

    @Test
    void askingThatFindsNothingSendsAgain() {
        channel.answers(() -> UNKNOWN).finds(() -> FAILED);
        UUID id = enqueue();
        deliver(id);
        deliver(id);
        assertThat(bench.state(id)).isEqualTo("READY");
        assertThat(outbox.mayHaveLeft(id)).isFalse();

        deliver(id);
        assertThat(channel.delivered()).hasSize(2);
        assertThat(bench.state(id)).isEqualTo("SENT");
    }

    @Test
    void askingThatCannotTellTellsAPersonOnceAndEndsWithTheBudget() {
        channel.answers(() -> UNKNOWN).finds(() -> UNKNOWN).finds(() -> UNKNOWN);
        UUID id = enqueue();
        deliver(id);
        assertThat(deliver(id)).isTrue();
        assertThat(bench.state(id)).isEqualTo("UNCERTAIN");
        assertThat(flow.rested).extracting(Outcome::state).containsExactly(State.UNCERTAIN);

        bench.all
                .sql("update message set give_up_at = now() - interval '1 s' where id = ?")
                .param(id)
                .update();
        assertThat(deliver(id)).isFalse();
        assertThat(bench.state(id)).isEqualTo("UNCERTAIN");
        assertThat(channel.delivered()).hasSize(1);
    }

    @Test
    void repeatThatIsSafeIsStillOnRecordAsMaybeGone() {
        channel.answers(() -> UNKNOWN).finds(() -> SAFE_TO_REPEAT);
        UUID id = enqueue();
        deliver(id);
        bench.all
                .sql("update message set give_up_at = now() - interval '1 s' where id = ?")
                .param(id)
                .update();
        deliver(id);

        assertThat(bench.state(id)).isEqualTo("PARKED");
        assertThat(outbox.mayHaveLeft(id)).isTrue();
    }

    @Test
    void attemptThatDiedWithItsProcessIsAskedAbout() {
        UUID id = enqueue();
        bench.transaction.executeWithoutResult(
                status -> outbox.begin(bench.lane(Agenda.DELIVER, channel.name(), 0), id, 1));

        deliver(id);

        assertThat(channel.delivered()).isEmpty();
        assertThat(channel.asked()).hasSize(1);
        assertThat(bench.state(id)).isEqualTo("SENT");
    }

    @Test
    void channelThatBreaksItsPromiseLeavesTheOutcomeUnknown() {
        channel.answers(() -> {
            throw new IllegalStateException("broken");
        });
        channel.finds(() -> {
            throw new IllegalStateException("broken too");
        });
        UUID id = enqueue();

        assertThat(deliver(id)).isTrue();
        assertThat(bench.state(id)).isEqualTo("UNCERTAIN");
        assertThat(deliver(id)).isTrue();
        assertThat(bench.state(id)).isEqualTo("UNCERTAIN");
    }

    @Test
    void whatIsTooLateIsNotSent() {
        UUID id = bench.enqueue(outbox, channel.name(), bytes(), Instant.now().minusSeconds(1));
        assertThat(deliver(id)).isFalse();

        assertThat(bench.state(id)).isEqualTo("EXPIRED");
        assertThat(channel.delivered()).isEmpty();
        assertThat(flow.rested).extracting(Outcome::state).containsExactly(State.EXPIRED);
        assertThat(release(id)).isFalse();
    }

    @Test
    void lateAnswerOfAnOvertakenAttemptChangesNothing() {
        UUID id = enqueue();
        channel.answers(() -> {
            // Meanwhile another node took this attempt for dead, found that nothing had arrived, and is sending again.
            bench.all
                    .sql("update attempt set ended_at = now(), outcome = 'FAILED' where message_id = ?")
                    .param(id)
                    .update();
            bench.all
                    .sql("update message set state = 'READY' where id = ?")
                    .param(id)
                    .update();
            bench.transaction.executeWithoutResult(
                    status -> outbox.begin(bench.lane(Agenda.DELIVER, channel.name(), 0), id, 2));
            return new Delivery.Refused(Fault.SMTP_REFUSED, "late");
        });

        assertThat(deliver(id)).isFalse();

        assertThat(bench.state(id)).isEqualTo("SENDING");
        assertThat(bench.count("attempt where message_id = ? and n = 2 and ended_at is null", id))
                .isEqualTo(1);
    }

    @Test
    void arrivalIsBelievedFromWhicheverAttempt() {
        UUID id = enqueue();
        channel.answers(() -> {
            bench.transaction.executeWithoutResult(
                    status -> outbox.begin(bench.lane(Agenda.DELIVER, channel.name(), 0), id, 2));
            return new Delivery.Delivered("late");
        });
        deliver(id);
        assertThat(bench.state(id)).isEqualTo("SENT");
    }

    @Test
    void collisionInTheDatabaseDoesNotLoseTheAnswer() {
        flow.collisions = 2;
        UUID id = enqueue();
        assertThat(deliver(id)).isFalse();
        assertThat(bench.state(id)).isEqualTo("SENT");
        assertThat(channel.delivered()).hasSize(1);
    }

    @Test
    void obstacleAtTheDoorIsHeldAndTold() {
        flow.obstacle = new FaultException(Fault.SUPPLIER_NOT_ALLOWED, "kommun/handlare");
        UUID id = enqueue();

        assertThat(deliver(id)).isFalse();

        assertThat(bench.state(id)).isEqualTo("HELD");
        assertThat(bench.column(id, "fault")).isEqualTo("SUPPLIER_NOT_ALLOWED");
        assertThat(flow.rested).extracting(Outcome::state).containsExactly(State.HELD);
    }

    @Test
    void obstacleThatEvenHindersTellingIsHeld() {
        flow.obstacle = new FaultException(Fault.POLICY_NOT_ACTIVE, "kommun");
        flow.untellable = true;
        UUID id = enqueue();
        assertThat(deliver(id)).isFalse();
        assertThat(bench.state(id)).isEqualTo("HELD");
    }

    @Test
    void surpriseAtTheDoorIsHeldAndTold() {
        flow.obstacle = new IllegalStateException("unexpected");
        UUID id = enqueue();

        assertThat(deliver(id)).isFalse();

        assertThat(bench.state(id)).isEqualTo("HELD");
        assertThat(bench.column(id, "fault")).isEqualTo("INTERNAL_ERROR");
        assertThat(flow.rested).extracting(Outcome::state).containsExactly(State.HELD);
    }

    @Test
    void databaseThatIsAwayAtTheDoorIsNotTheMessagesFault() {
        flow.obstacle = new DataAccessResourceFailureException("away");
        UUID id = enqueue();
        assertThatThrownBy(() -> deliver(id)).isSameAs(flow.obstacle);
        assertThat(bench.state(id)).isEqualTo("READY");
    }

    @Test
    void budgetThatRanOutWhileTheMessageWaitedParksWithoutAnotherAttempt() {
        channel.answers(() -> FAILED);
        UUID id = enqueue();
        deliver(id);
        bench.all
                .sql("update message set give_up_at = now() - interval '1 s' where id = ?")
                .param(id)
                .update();

        assertThat(deliver(id)).isFalse();

        assertThat(bench.state(id)).isEqualTo("PARKED");
        assertThat(channel.delivered()).hasSize(1);
        assertThat(flow.rested).extracting(Outcome::state).containsExactly(State.PARKED);
    }

    @Test
    void arrivalIsOnRecordEvenWhenTheFlowFailsAfterIt() {
        flow.unsettled = new IllegalStateException("unexpected");
        UUID id = enqueue();

        assertThat(deliver(id)).isFalse();
        deliver(id);

        assertThat(bench.state(id)).isEqualTo("SENT");
        assertThat(bench.column(id, "fault")).isEqualTo("INTERNAL_ERROR");
        assertThat(bench.count("attempt where message_id = ? and outcome = 'DELIVERED'", id))
                .isEqualTo(1);
        assertThat(channel.delivered()).hasSize(1);
    }

    @Test
    void refusalIsOnRecordEvenWhenNobodyCanBeTold() {
        channel.answers(() -> new Delivery.Refused(Fault.SMTP_REFUSED, "550"));
        flow.unsettled = new IllegalStateException("unexpected");
        UUID id = enqueue();
        assertThat(deliver(id)).isFalse();
        assertThat(bench.state(id)).isEqualTo("HELD");
        assertThat(bench.column(id, "fault")).isEqualTo("SMTP_REFUSED");
    }

    @Test
    void lostBytesAreHeldAndNeverSentEmpty() {
        UUID id = enqueue();
        bench.all.sql("delete from payload").update();
        assertThat(deliver(id)).isFalse();
        assertThat(bench.state(id)).isEqualTo("HELD");
        assertThat(channel.delivered()).isEmpty();
    }

    @Test
    void channelThatIsGoneHoldsWhatWaitsButNotWhatWasSent() {
        UUID waiting = bench.enqueue(outbox, "kommun/borta", bytes(), null);
        UUID sent = bench.enqueue(outbox, "kommun/borta", bytes(), null);
        bench.all
                .sql("update message set state = 'SENT', due_at = null where id = ?")
                .param(sent)
                .update();

        deliver(waiting);
        deliver(sent);

        assertThat(bench.state(waiting)).isEqualTo("HELD");
        assertThat(bench.state(sent)).isEqualTo("SENT");
        assertThat(flow.rested).hasSize(1);
    }

    @Test
    void lanesOfAChannelPassOverWhatTheOthersHave() {
        UUID first = enqueue();
        UUID second = enqueue();
        UUID third = enqueue();
        channel.answers(() -> {
            beside(channel.name());
            assertThat(bench.state(first)).isEqualTo("SENDING");
            assertThat(bench.state(second)).isEqualTo("SENT");
            assertThat(bench.state(third)).isEqualTo("READY");
            return new Delivery.Delivered("ok");
        });

        assertThat(deliver(first)).isFalse();

        assertThat(bench.state(first)).isEqualTo("SENT");
        assertThat(channel.delivered()).hasSize(2);
    }

    private void beside(String queue) {
        AtomicBoolean once = new AtomicBoolean(true);
        worker.work(bench.lane(Agenda.DELIVER, queue, 1), () -> once.getAndSet(false));
    }

    @Test
    void laneThatWasTakenOverGetsNoMoreWork() {
        UUID id = enqueue();
        Lane held = bench.lane(Agenda.DELIVER, channel.name(), 0);
        Lane before = new Lane(held.task(), held.queue(), held.number(), held.version() - 1);

        assertThat(worker.work(before, () -> true)).isEmpty();

        assertThat(bench.state(id)).isEqualTo("READY");
        assertThat(channel.delivered()).isEmpty();
    }

    @Test
    void flowThatWaitsIsAskedOnceAndNothingOfItLeaves() {
        flow.wait = Duration.ofSeconds(2);
        UUID first = enqueue();
        UUID second = enqueue();

        Optional<Duration> again = worker.work(bench.lane(Agenda.DELIVER, channel.name(), 0), () -> true);

        assertThat(again).contains(flow.wait);
        assertThat(flow.asked).isEqualTo(1);
        assertThat(bench.state(first)).isEqualTo("READY");
        assertThat(bench.state(second)).isEqualTo("READY");
    }

    @Test
    void sameIntentTwiceIsOneMessage() {
        UUID id = UUID.randomUUID();
        Outgoing outgoing = new Outgoing(id, "TEST", "kommun", channel.name(), "kvittens_" + id, bytes(), null, null);
        for (int i = 0; i < 2; i++) {
            bench.transaction.executeWithoutResult(status -> outbox.enqueue(outgoing));
        }
        assertThat(bench.count("message where dedup_id = ?", outgoing.dedupId()))
                .isEqualTo(1);
        assertThat(bench.count("scheduled_tasks where task_instance = ?", channel.name() + "#0"))
                .isEqualTo(1);
    }

    private boolean deliver(UUID id) {
        return bench.deliver(worker, id);
    }

    private UUID enqueue() {
        return enqueue(outbox);
    }

    private UUID enqueue(Outbox box) {
        return bench.enqueue(box, channel.name(), bytes(), null);
    }

    private boolean release(UUID id) {
        return bench.transaction.execute(status -> outbox.release(id));
    }

    private static byte[] bytes() {
        return "kundlista åäö".getBytes(StandardCharsets.UTF_8);
    }

    private static final class Flow implements OutboundFlow {
        private final List<Outcome> rested = new CopyOnWriteArrayList<>();
        private RuntimeException obstacle;
        private RuntimeException unsettled;
        private boolean untellable;
        private int collisions;
        private Duration wait;
        private int asked;

        @Override
        public String name() {
            return "TEST";
        }

        @Override
        public Departure depart(UUID messageId, String municipality) {
            Optional.ofNullable(obstacle).ifPresent(fault -> {
                throw fault;
            });
            asked++;
            return wait == null ? new Departure.Go() : new Departure.Wait(wait);
        }

        @Override
        public State delivered(UUID messageId, String municipality) {
            if (collisions-- > 0) {
                throw new CannotAcquireLockException("deadlock detected");
            }
            Optional.ofNullable(unsettled).ifPresent(surprise -> {
                throw surprise;
            });
            return State.SENT;
        }

        @Override
        public Optional<Outcome> notArrived(UUID messageId, String municipality) {
            return Optional.empty();
        }

        @Override
        public void rested(UUID messageId, String municipality, Outcome outcome) {
            if (untellable) {
                throw obstacle;
            }
            Optional.ofNullable(unsettled).ifPresent(surprise -> {
                throw surprise;
            });
            rested.add(outcome);
        }
    }
}
