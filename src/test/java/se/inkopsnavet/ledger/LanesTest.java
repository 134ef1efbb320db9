package se.inkopsnavet.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever is due has a lane, and no queue has more lanes than its share. */
class LanesTest {

    private static final byte[] BYTES = {1};

    private LedgerBench bench;
    private Outbox outbox;
    private Lanes lanes;

    @BeforeEach
    void start() {
        bench = new LedgerBench();
        outbox = bench.outbox(Duration.ofHours(1));
        lanes = bench.lanes(new Channels(List.of(new ScriptedChannel("kommun/a", 2))));
    }

    @AfterEach
    void stop() {
        bench.close();
    }

    @Test
    void whatIsPutInLineOpensTheFirstLaneInItsOwnTransaction() {
        bench.enqueue(outbox, "kommun/a", BYTES, null);
        bench.enqueue(outbox, "kommun/a", BYTES, null);
        assertThat(open("kommun/a")).isEqualTo(1);
    }

    @Test
    void moreLanesOpenWhileMoreIsDueAndNoMoreThanTheChannelTakes() {
        bench.enqueue(outbox, "kommun/a", BYTES, null);
        for (int look = 0; look < 4; look++) {
            lanes.openWhereDue();
        }
        assertThat(open("kommun/a")).isEqualTo(2);
    }

    @Test
    void messageThatLostItsLaneGetsOne() {
        UUID outgoing = bench.enqueue(outbox, "kommun/a", BYTES, null);
        UUID incoming = bench.received(null);
        due(incoming, "now()");
        close();

        lanes.openWhereDue();

        assertThat(open("kommun/a")).isEqualTo(1);
        assertThat(open("records")).isEqualTo(1);
        assertThat(open("arrivals")).isZero();
        assertThat(bench.state(outgoing)).isEqualTo("READY");
    }

    @Test
    void messageThatHasTimeYetGetsNone() {
        UUID id = bench.enqueue(outbox, "kommun/a", BYTES, null);
        due(id, "now() + interval '1 minute'");
        close();

        lanes.openWhereDue();

        assertThat(open("kommun/a")).isZero();
    }

    @Test
    void channelThatNobodyKnowsAnyMoreGetsALaneSoThatItsMessagesAreSeen() {
        bench.enqueue(outbox, "kommun/borta", BYTES, null);
        bench.enqueue(outbox, "kommun/a", BYTES, null);
        close();

        lanes.openWhereDue();
        lanes.openWhereDue();

        assertThat(open("kommun/borta")).isEqualTo(1);
        assertThat(open("kommun/a")).isEqualTo(2);
    }

    private int open(String queue) {
        return bench.count("scheduled_tasks where task_instance like ? || '#%'", queue);
    }

    private void close() {
        bench.all.sql("delete from scheduled_tasks").update();
    }

    private void due(UUID id, String when) {
        bench.all
                .sql("update message set due_at = " + when + " where id = ?")
                .param(id)
                .update();
    }
}
