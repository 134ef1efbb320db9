package se.inkopsnavet.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import se.inkopsnavet.fault.Fault;

/** What every answer of a channel leads to. */
class OutboundWorkerTest extends OneWayOut {

    private static final Delivery FAILED = new Delivery.Failed(Fault.SMTP_UNREACHABLE, "connect");
    private static final Delivery UNKNOWN = new Delivery.Unknown(Fault.OUTCOME_UNKNOWN, "data");
    private static final Delivery SAFE_TO_REPEAT = new Delivery.Failed(Fault.OUTCOME_UNKNOWN, "repeat");

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
    void whatIsAboutOneCaseIsFoundByTheCaseInTheLog() {
        try (ExchangePoints points = new ExchangePoints()) {
            UUID id = UUID.randomUUID();
            Outgoing note =
                    new Outgoing(id, "TEST", "kommun", channel.name(), id.toString(), bytes(), "XMP-7KD42Q", null);
            bench.transaction.executeWithoutResult(status -> outbox.enqueue(note));
            deliver(id);

            assertThat(points.of(id)).containsExactly("out", "outcome");
            assertThat(points.lines("TEST", "XMP-7KD42Q")).isEqualTo(points.lines(id));
        }
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
    void aFlowWithABudgetOfItsOwnIsParkedAfterThatAlsoWhenItIsReleased() {
        outbox = bench.outbox(new RetryBudgets(Duration.ofHours(1), Map.of("TEST", Duration.ZERO)));
        UUID id = enqueue();
        channel.answers(() -> FAILED);

        deliver(id);
        assertThat(bench.state(id)).isEqualTo("PARKED");
        assertThat(release(id)).isTrue();
        deliver(id);

        assertThat(bench.state(id)).isEqualTo("PARKED");
    }

    @Test
    void aBudgetOfAnotherFlowIsNotItsOwn() {
        UUID id = enqueue(bench.outbox(new RetryBudgets(Duration.ofHours(1), Map.of("SMS", Duration.ZERO))));
        channel.answers(() -> FAILED);

        deliver(id);

        assertThat(bench.state(id)).isEqualTo("READY");
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
}
