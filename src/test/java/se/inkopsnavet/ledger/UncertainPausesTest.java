package se.inkopsnavet.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import se.inkopsnavet.fault.Fault;

/** How often it is asked about an attempt whose end nobody knows (reliability §2.0 R8). */
class UncertainPausesTest extends OneWayOut {

    private static final Delivery UNKNOWN = new Delivery.Unknown(Fault.OUTCOME_UNKNOWN, "data");
    private static final Backoff REAL = new Backoff(Duration.ofSeconds(5), Duration.ofMinutes(15));

    @Test
    void pausesGrowToAQuarterOfAnHour() {
        UUID id = uncertain();
        List<Double> pauses = new ArrayList<>(List.of(pause(id)));
        for (int ask = 1; ask <= 10; ask++) {
            channel.finds(() -> UNKNOWN);
            deliver(id);
            pauses.add(pause(id));
        }

        double ceiling = 5;
        for (double pause : pauses) {
            assertThat(pause).isBetween(ceiling / 2 - 1, ceiling);
            ceiling = Math.min(900, 2 * ceiling);
        }
        assertThat(channel.asked()).hasSize(10);
        assertThat(flow.rested).extracting(Outcome::state).containsExactly(State.UNCERTAIN);
    }

    @Test
    void newAttemptIsAskedAboutSoonAgain() {
        UUID id = uncertain();
        channel.finds(() -> UNKNOWN).finds(() -> UNKNOWN).finds(() -> UNKNOWN);
        for (int ask = 1; ask <= 3; ask++) {
            deliver(id);
        }
        channel.finds(() -> new Delivery.Failed(Fault.OUTCOME_UNKNOWN, "repeat"));
        deliver(id);
        channel.answers(() -> UNKNOWN);
        deliver(id);

        assertThat(pause(id)).isBetween(4.0, 10.0);
    }

    @Test
    void attemptEndedWhenNobodyKnewHowAndNotWhenItWasAskedAbout() {
        UUID id = uncertain();
        String ended = ended(id);
        channel.finds(() -> UNKNOWN);
        deliver(id);
        assertThat(ended(id)).isEqualTo(ended);
    }

    /** A person was told when it became uncertain; nothing more is done until the budget is spent, and then it rests. */
    @Test
    void whatNobodyCanBeAskedAboutIsLookedAtOnceMoreWhenTheBudgetIsSpent() {
        channel.dumb();
        UUID id = uncertain();
        assertThat(pause(id)).isBetween(3500.0, 3600.0);

        bench.all
                .sql("update message set give_up_at = now() - interval '1 s' where id = ?")
                .param(id)
                .update();
        channel.finds(() -> UNKNOWN);
        assertThat(deliver(id)).isFalse();

        assertThat(bench.state(id)).isEqualTo("UNCERTAIN");
        assertThat(channel.asked()).hasSize(1);
        assertThat(flow.rested).extracting(Outcome::state).containsExactly(State.UNCERTAIN);
    }

    private UUID uncertain() {
        worker = bench.outbound(outbox, flow, REAL, Checkpoint.NONE, channel);
        channel.answers(() -> UNKNOWN);
        UUID id = enqueue();
        deliver(id);
        assertThat(bench.state(id)).isEqualTo("UNCERTAIN");
        return id;
    }

    /** Seconds until it is due. */
    private static double pause(UUID id) {
        return bench.all
                .sql("select extract(epoch from due_at - clock_timestamp()) from message where id = ?")
                .param(id)
                .query(Double.class)
                .single();
    }

    private static String ended(UUID id) {
        return bench.all
                .sql("select ended_at::text from attempt where message_id = ?")
                .param(id)
                .query(String.class)
                .single();
    }
}
