package se.inkopsnavet.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A mail server that takes a mail and says nothing keeps a share of the workers, however many channels lead to it. */
class SharedLineTest {

    private static final int WORKERS = 8;
    private static final int SHARE = 6;

    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicInteger fired = new AtomicInteger();
    private final CountDownLatch end = new CountDownLatch(1);
    private LedgerBench bench;
    private Outbox outbox;

    @BeforeEach
    void open() {
        bench = new LedgerBench();
        outbox = bench.outbox(Duration.ofHours(1));
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void deadlineFiresWhileFiveChannelsWaitForOneMuteServerAndNoAttemptIsSpent() {
        List<Channel> channels = IntStream.range(0, 5)
                .<Channel>mapToObj(n -> new Mute("kommun/" + n))
                .toList();
        for (Channel channel : channels) {
            IntStream.range(0, 8).forEach(n -> bench.enqueue(outbox, channel.name(), new byte[] {1}, null));
        }
        Scheduler node = node(new Channels(channels));
        try {
            await().atMost(Duration.ofSeconds(60)).until(() -> underWay.get() >= SHARE);
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> bench.count("scheduled_tasks where task_name = 'deliver'") >= 5);

            Deadlines deadlines = deadlines();
            bench.transaction.executeWithoutResult(
                    status -> deadlines.set("TEST", "subject", "1", Instant.now(), "now"));

            await().atMost(Duration.ofSeconds(15)).until(() -> fired.get() == 1);
            assertThat(underWay).hasValue(SHARE);
            assertThat(bench.count("message where attempts > 0")).isEqualTo(SHARE);

            end.countDown();
            await().atMost(Duration.ofSeconds(120)).until(() -> bench.count("message where state = 'SENT'") == 40);
        } finally {
            end.countDown();
            node.stop();
        }
    }

    /** Places are taken and given back by hand: six lanes that never end their work, and one that wants a turn. */
    @Test
    void laneThatHasHadItsTurnLetsInWhoFoundNoPlace() {
        Line line = new Line();
        Optional<Duration> more = Optional.of(Duration.ZERO);

        Optional<Duration> last = inAllPlaces(line, SHARE, () -> {
            assertThat(line.take(() -> more))
                    .hasValueSatisfying(pause -> assertThat(pause).isPositive());
            return more;
        });

        assertThat(last).as("longer than the other one waits").hasValueSatisfying(pause -> assertThat(pause)
                .isGreaterThan(Duration.ofSeconds(2)));
        assertThat(line.take(() -> more)).as("nobody waits any more").isEqualTo(more);
    }

    private static Optional<Duration> inAllPlaces(Line line, int free, Supplier<Optional<Duration>> then) {
        return line.take(() -> free == 1 ? then.get() : inAllPlaces(line, free - 1, then));
    }

    private Deadlines deadlines() {
        return bench.deadlines((subject, occurrence, late) -> fired.incrementAndGet());
    }

    private Scheduler node(Channels channels) {
        Lanes lanes = bench.lanes(channels);
        OneWayOut.Flow flow = new OneWayOut.Flow();
        OutboundWorker outbound = new OutboundWorker(
                outbox,
                Map.of("TEST", flow),
                channels,
                lanes,
                bench.transaction,
                LedgerBench.AT_ONCE,
                bench.log,
                Checkpoint.NONE);
        Scheduler node = Scheduler.create(bench.pool, LedgerTasks.of(bench.inbound(Map.of()), outbound, deadlines()))
                .startTasks(Tasks.recurring("lanes", FixedDelay.ofMillis(100))
                        .execute((instance, context) -> lanes.openWhereDue()))
                .threads(WORKERS)
                .pollUsingLockAndFetch(1.0, 4.0)
                .pollingInterval(Duration.ofMillis(50))
                .build();
        node.start();
        return node;
    }

    private final class Mute implements Channel {

        private final String name;

        private Mute(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public String line() {
            return "kommun/mail";
        }

        @Override
        public Delivery deliver(Parcel parcel) {
            underWay.incrementAndGet();
            try {
                end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return new Delivery.Delivered("250 ok");
        }

        @Override
        public Delivery reconcile(Parcel parcel) {
            return new Delivery.Delivered("found");
        }
    }
}
