package se.inkopsnavet.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.inkopsnavet.neighbourhood.HubDatabase;

/** Reliability F02: a crash loop quarantines the message that causes it, and none that was under way beside it. */
class SuspectedMessageTest {

    private static HubDatabase database;
    private static JdbcClient jdbc;

    private final List<UUID> handled = new CopyOnWriteArrayList<>();
    private final CountDownLatch release = new CountDownLatch(1);

    @BeforeAll
    static void open() {
        database = HubDatabase.migrated();
        jdbc = JdbcClient.create(database.superuser());
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void messageThatWasUnderWayInACrashIsHandledAlone() {
        InboundWorker worker = worker(Duration.ZERO);
        UUID ordinary = received(0);
        UUID suspect = received(1);
        CompletableFuture<?> first = CompletableFuture.runAsync(() -> worker.handle(ordinary));
        Awaitility.await().until(() -> handled.contains(ordinary));

        CompletableFuture<?> second = CompletableFuture.runAsync(() -> worker.handle(suspect));

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

        Optional<Duration> again = worker(Duration.ofHours(1)).handle(suspect);

        assertThat(again)
                .hasValueSatisfying(pause -> assertThat(pause).isBetween(Duration.ofMinutes(59), Duration.ofHours(1)));
        assertThat(claims(suspect)).isEqualTo(2);
    }

    @Test
    void messageThatCrashedThreeTimesIsQuarantinedUnread() {
        UUID poison = received(3);

        assertThat(worker(Duration.ofHours(1)).handle(poison)).isEmpty();

        assertThat(handled).isEmpty();
        assertThat(new Messages(jdbc).state(poison)).contains(State.QUARANTINED);
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
        return new InboundWorker(
                new Messages(jdbc),
                Map.of(flow.name(), flow),
                new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(1)),
                new ExchangeLog(),
                Checkpoint.NONE,
                settling);
    }

    private void awaitRelease() {
        try {
            release.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static UUID received(int claims) {
        UUID id = UUID.randomUUID();
        jdbc.sql("insert into message (id, direction, flow, municipality, state, claims)"
                        + " values (?, 'I', 'TEST', 'exempelkommun', 'RECEIVED', ?)")
                .params(id, claims)
                .update();
        return id;
    }

    private static int claims(UUID id) {
        return jdbc.sql("select claims from message where id = ?")
                .param(id)
                .query(Integer.class)
                .single();
    }
}
