package se.inkopsnavet.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.kagkarlsson.scheduler.Scheduler;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Two nodes over one database: the work is shared, and a dead node's work is taken over without anything happening twice. */
class NodesTest {

    @AutoClose
    private static final LedgerBench bench = new LedgerBench();

    private final List<Scheduler> running = new ArrayList<>();
    private final CountDownLatch neverUntilTheEnd = new CountDownLatch(1);
    private final List<String> fired = new CopyOnWriteArrayList<>();
    private final Deadlines deadlines =
            bench.deadlines((subject, occurrence, late) -> fired.add(subject + (late ? " late" : "")));

    @AfterEach
    void stopNodes() {
        neverUntilTheEnd.countDown();
        running.forEach(Scheduler::stop);
    }

    @Test
    void deadlineFiresOnceHoweverManyNodesThereAre() {
        bench.transaction.executeWithoutResult(status -> {
            for (int i = 0; i < 20; i++) {
                deadlines.set("KIND", "subject-" + i, "1", Instant.now(), "test");
                deadlines.set("KIND", "subject-" + i, "1", Instant.now().plusSeconds(60), "the same again");
            }
            deadlines.set("KIND", "missed", "1", Instant.now().minusSeconds(600), "test");
        });
        node("a", flow(new HashSet<>(), "a"), new ScriptedChannel("c", 1));
        node("b", flow(new HashSet<>(), "b"), new ScriptedChannel("c", 1));

        await().atMost(Duration.ofMinutes(2))
                .until(() -> bench.count("deadline where fired_at is null") == 0 && fired.size() >= 21);
        await().atMost(Duration.ofMinutes(2))
                .until(() ->
                        bench.count("scheduled_tasks where task_name = 'deadline' and execution_time < now()") == 0);
        assertThat(fired).hasSize(21).doesNotHaveDuplicates().contains("missed late");
    }

    @Test
    void reactionThatFailsIsTriedAgain() {
        List<String> tries = new CopyOnWriteArrayList<>();
        Deadlines failing = bench.deadlines((subject, occurrence, late) -> {
            tries.add(subject);
            if (tries.size() == 1) {
                throw new IllegalStateException("database away");
            }
        });
        failing.set("KIND", "failing", "1", Instant.now().plusSeconds(3600), "test");
        UUID id = bench.all
                .sql("select id from deadline where subject = 'failing'")
                .query(UUID.class)
                .single();
        try {
            failing.fire(id);
        } catch (IllegalStateException expected) {
            assertThat(bench.count("deadline where subject = 'failing' and fired_at is null"))
                    .isEqualTo(1);
        }
        failing.fire(id);
        failing.fire(id);
        assertThat(tries).hasSize(2);
    }

    @Test
    void twoNodesShareTheMessagesAndHandleEachOnce() {
        Set<String> effects = ConcurrentHashMap.newKeySet();
        List<UUID> messages = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            messages.add(bench.received(null));
        }
        bench.all
                .sql("update message set due_at = now() where flow = 'TEST' and direction = 'I'")
                .update();
        node("a", flow(effects, "a"), new ScriptedChannel("c", 1));
        node("b", flow(effects, "b"), new ScriptedChannel("c", 1));

        await().atMost(Duration.ofMinutes(2))
                .until(() -> messages.stream().allMatch(id -> "CONFIRMED".equals(bench.state(id))));
        assertThat(effects).hasSize(200);
        assertThat(bench.count("message where claims <> 1 and state = 'CONFIRMED' and flow = 'TEST'"))
                .isZero();
    }

    @Test
    void deadNodesDeliveryIsAskedAboutByTheOtherNodeAndNotSentTwice() {
        ScriptedChannel dying = new ScriptedChannel("kommun/x", 1).answers(this::hang);
        ScriptedChannel other = new ScriptedChannel("kommun/x", 1);
        Outbox outbox = bench.outbox(Duration.ofHours(1));
        Scheduler dead = node("dying", flow(new HashSet<>(), "dying"), dying);
        UUID id = bench.enqueue(outbox, "kommun/x", "kundlista".getBytes(StandardCharsets.UTF_8), null);
        await().atMost(Duration.ofMinutes(2)).until(() -> !dying.delivered().isEmpty());
        // The process is gone: no heartbeat, no completion, and the thread that was sending never returns.
        kill(dead, "kommun/x#0");

        node("heir", flow(new HashSet<>(), "heir"), other);

        await().atMost(Duration.ofMinutes(2)).until(() -> "SENT".equals(bench.state(id)));
        assertThat(other.delivered()).isEmpty();
        assertThat(other.asked()).hasSize(1);
    }

    /**
     * Ages the heartbeat as death does; the hanging thread keeps the abandoned node from ever completing. Its scheduler is only
     * paused and its heart goes on: it must miss the row, hence another version.
     */
    private static void kill(Scheduler dead, String lane) {
        dead.pause();
        bench.all
                .sql(
                        "update scheduled_tasks set last_heartbeat = now() - interval '1 hour', picked_by = 'gone', version = version + 1"
                                + " where task_instance = ?")
                .param(lane)
                .update();
    }

    private Delivery hang() {
        try {
            neverUntilTheEnd.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return new Delivery.Refused(se.inkopsnavet.fault.Fault.SMTP_REFUSED, "late");
    }

    private Scheduler node(String name, InboundFlow inbound, ScriptedChannel channel) {
        OutboundWorker outbound = bench.outbound(bench.outbox(Duration.ofHours(1)), new Plain(), channel);
        Scheduler node = bench.node(name, bench.inbound(inbound), outbound, deadlines, channel);
        running.add(node);
        node.start();
        return node;
    }

    private static InboundFlow flow(Set<String> effects, String node) {
        return new InboundFlow() {
            @Override
            public String name() {
                return "TEST";
            }

            @Override
            public Optional<Duration> handle(Claim claim) {
                bench.transaction.executeWithoutResult(status -> {
                    assertThat(effects.add(claim.messageId().toString()))
                            .as(node)
                            .isTrue();
                    bench.messages.finish(claim.messageId(), Outcome.confirmed(null), null);
                });
                return Optional.empty();
            }
        };
    }

    private record Plain() implements OutboundFlow {
        @Override
        public String name() {
            return "TEST";
        }

        @Override
        public Departure depart(UUID messageId, String municipality) {
            return new Departure.Go();
        }

        @Override
        public State delivered(UUID messageId, String municipality) {
            return State.SENT;
        }

        @Override
        public Optional<Outcome> notArrived(UUID messageId, String municipality) {
            return Optional.empty();
        }

        @Override
        public void rested(UUID messageId, String municipality, Outcome outcome) {}
    }
}
