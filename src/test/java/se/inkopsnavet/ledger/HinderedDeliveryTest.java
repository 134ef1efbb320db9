package se.inkopsnavet.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.EmptyResultDataAccessException;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;

/** What hinders a message at the door, or its record afterwards. */
class HinderedDeliveryTest extends OneWayOut {

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

    /** Nothing that passes by itself: tried again for ever it would keep the whole channel waiting. */
    @Test
    void databaseThatSaysNoAtTheDoorIsASurpriseAndTheNextOneLeaves() {
        flow.obstacle = new EmptyResultDataAccessException(1);
        UUID id = enqueue();
        assertThat(deliver(id)).isFalse();
        assertThat(bench.state(id)).isEqualTo("HELD");
        assertThat(flow.rested).extracting(Outcome::state).containsExactly(State.HELD);

        flow.obstacle = null;
        UUID next = enqueue();
        deliver(next);
        assertThat(bench.state(next)).isEqualTo("SENT");
    }

    @Test
    void arrivalIsOnRecordEvenWhenTheDatabaseRefusesWhatFollows() {
        flow.unsettled = new DuplicateKeyException("somebody was first");
        UUID id = enqueue();
        assertThat(deliver(id)).isFalse();
        assertThat(bench.state(id)).isEqualTo("SENT");
        assertThat(bench.column(id, "fault")).isEqualTo("INTERNAL_ERROR");
    }

    @ParameterizedTest
    @ValueSource(strings = {"deadlock_detected", "lock_not_available", "serialization_failure"})
    void collisionInTheDatabaseDoesNotLoseTheAnswer(String collision) {
        flow.collision = collision;
        flow.collisions = 2;
        UUID id = enqueue();
        assertThat(deliver(id)).isFalse();
        assertThat(bench.state(id)).isEqualTo("SENT");
        assertThat(bench.column(id, "fault")).isNull();
        assertThat(channel.delivered()).hasSize(1);
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
}
