package se.inkopsnavet.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Which message a lane takes, and when it leaves it alone. */
class OutboundLanesTest extends OneWayOut {

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

    /** A node stood still with a lane that it had claimed and not begun; its heir is sending when it wakes up. */
    @Test
    void laneThatWasTakenOverLeavesAloneWhatItsHeirIsSending() {
        UUID id = enqueue();
        Lane heir = bench.lane(Agenda.DELIVER, channel.name(), 0);
        Lane before = new Lane(heir.task(), heir.queue(), heir.number(), heir.version() - 1);
        bench.transaction.executeWithoutResult(status -> outbox.begin(heir, id, 1));

        assertThat(worker.work(before, () -> true)).isEmpty();

        assertThat(channel.asked()).isEmpty();
        assertThat(bench.state(id)).isEqualTo("SENDING");
        assertThat(bench.column(id, "lane")).isEqualTo(heir.instance());
    }

    /** The process died after the last byte; the neighbour's answer is read by another worker just when the lane is taken over. */
    @Test
    void messageThatComesToRestWhileItsLaneIsTakenOverIsInNobodysHands() {
        UUID id = enqueue();
        Lane lane = bench.lane(Agenda.DELIVER, channel.name(), 0);
        bench.transaction.executeWithoutResult(status -> outbox.begin(lane, id, 1));

        CompletableFuture<?> revived = bench.transaction.execute(status -> {
            outbox.lockState(id);
            outbox.move(id, Outcome.confirmed(null));
            CompletableFuture<?> other = CompletableFuture.runAsync(() -> worker.work(lane, () -> true));
            await().atMost(Duration.ofSeconds(60)).until(() -> bench.count("pg_locks where not granted") > 0);
            return other;
        });
        revived.join();

        assertThat(bench.state(id)).isEqualTo("CONFIRMED");
        assertThat(bench.column(id, "lane")).isNull();
        assertThat(channel.asked()).isEmpty();
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
}
