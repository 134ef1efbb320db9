package se.inkopsnavet.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Reliability F02: a crash loop quarantines the message that causes it, and none that was under way beside it. */
class SuspectedMessageTest {

    @AutoClose
    private static final LedgerBench bench = new LedgerBench();

    private final List<UUID> handled = new CopyOnWriteArrayList<>();
    private final CountDownLatch release = new CountDownLatch(1);

    @Test
    void messageThatWasUnderWayInACrashIsHandledAlone() {
        InboundWorker worker = worker(Duration.ZERO);
        UUID ordinary = received(0);
        UUID suspect = received(1);
        CompletableFuture<?> first = CompletableFuture.runAsync(() -> bench.handle(worker, ordinary, 0));
        Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> handled.contains(ordinary));

        CompletableFuture<?> second = CompletableFuture.runAsync(() -> bench.handle(worker, suspect, 1));

        Awaitility.await().during(Duration.ofMillis(300)).untilAsserted(() -> assertThat(handled)
                .containsExactly(ordinary));
        assertThat(claims(suspect)).as("who waits is not counted").isEqualTo(1);
        release.countDown();
        CompletableFuture.allOf(first, second).join();
        assertThat(handled).containsExactly(ordinary, suspect);
        assertThat(claims(suspect)).isEqualTo(2);
    }

    @Test
    void messageThatWasUnderWayInACrashIsLeftAloneUntilTheNodeHasSettled() {
        UUID suspect = received(2);

        bench.handle(worker(Duration.ofHours(1)), suspect);

        assertThat(handled).isEmpty();
        assertThat(claims(suspect)).isEqualTo(2);
    }

    @Test
    void messageThatCrashedThreeTimesIsQuarantinedUnread() {
        UUID poison = received(3);

        assertThat(bench.handle(worker(Duration.ofHours(1)), poison)).isFalse();

        assertThat(handled).isEmpty();
        assertThat(bench.state(poison)).isEqualTo("QUARANTINED");
    }

    private InboundWorker worker(Duration settling) {
        InboundFlow flow = new InboundFlow() {
            @Override
            public String name() {
                return "TEST";
            }

            @Override
            public Optional<Duration> handle(Claim claim) {
                handled.add(claim.messageId());
                awaitRelease();
                return Optional.empty();
            }
        };
        return bench.inbound(flow, settling);
    }

    private void awaitRelease() {
        try {
            release.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static UUID received(int claims) {
        UUID id = bench.received(null);
        bench.all
                .sql("update message set claims = ? where id = ?")
                .params(claims, id)
                .update();
        return id;
    }

    private static int claims(UUID id) {
        return Integer.parseInt(bench.column(id, "claims"));
    }
}
