package se.inkopsnavet.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.kagkarlsson.scheduler.Scheduler;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A case system that hangs keeps what waits for its answers, and nothing else. */
class AskingLanesTest {

    private static final String LINE = "kommun/case-system";
    private static final byte[] BYTES = {1};

    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger decided = new AtomicInteger();
    private final CountDownLatch answer = new CountDownLatch(1);
    private LedgerBench bench;
    private Scheduler node;

    @BeforeEach
    void start() {
        bench = new LedgerBench();
    }

    @AfterEach
    void stop() {
        answer.countDown();
        if (node != null) {
            node.stop();
        }
        bench.close();
    }

    @Test
    void ordinaryRecordIsDecidedAndASuspectedOneTooWhileEightyWaitForACaseSystemThatHangs() {
        node = node(worker(this::hang));
        for (int n = 0; n < 80; n++) {
            ask(LINE);
        }
        await().atMost(Duration.ofSeconds(30)).until(() -> asked.get() == 1);

        record(0);
        record(1);

        await().atMost(Duration.ofSeconds(15)).until(() -> decided.get() == 2);
        assertThat(asked).hasValue(1);
    }

    @Test
    void anotherCaseSystemIsAskedMeanwhile() {
        node = node(worker(this::hang));
        ask(LINE);
        ask(LINE);
        ask("lundvik/case-system");

        await().atMost(Duration.ofSeconds(30)).until(() -> asked.get() == 2);
    }

    @Test
    void whoComesNextIsNotTriedAtOnceWhenOneHasGotNoAnswer() {
        InboundWorker worker = worker(() -> Optional.of(Duration.ofMinutes(5)));
        ask(LINE);
        ask(LINE);
        Lane lane = bench.lane(Agenda.ASK, LINE, 0);

        assertThat(worker.work(lane, () -> true))
                .hasValueSatisfying(pause -> assertThat(pause).isGreaterThan(Duration.ofSeconds(5)));
        assertThat(asked).hasValue(1);
        worker.work(lane, () -> true);
        assertThat(asked).hasValue(2);
    }

    @Test
    void questionThatLostItsLaneGetsOneAndNoMore() {
        ask(LINE);
        ask(LINE);
        bench.all.sql("delete from scheduled_tasks").update();

        Lanes lanes = bench.lanes(new Channels(List.of()));
        lanes.openWhereDue();
        lanes.openWhereDue();

        assertThat(bench.count("scheduled_tasks")).isEqualTo(1);
        assertThat(bench.count("scheduled_tasks where task_name = 'ask' and task_instance = ?", LINE + "#0"))
                .isEqualTo(1);
    }

    private void ask(String line) {
        bench.transaction.executeWithoutResult(
                status -> bench.parts.asks("QUESTION", "kommun", line, new Parts.Part(1, BYTES, null)));
    }

    /** @param claims how many of its handlers never came back */
    private void record(int claims) {
        bench.transaction.executeWithoutResult(status -> {
            UUID id = bench.parts.alone("TEST", "kommun", new Parts.Part(1, BYTES, null));
            bench.jdbc
                    .sql("update message set claims = ? where id = ?")
                    .params(claims, id)
                    .update();
        });
    }

    private InboundWorker worker(Supplier<Optional<Duration>> question) {
        return bench.inbound(Map.of(
                "QUESTION",
                        flow("QUESTION", claim -> {
                            asked.incrementAndGet();
                            return question.get();
                        }),
                "TEST",
                        flow("TEST", claim -> {
                            bench.messages.finish(claim.messageId(), Outcome.confirmed(null), null);
                            decided.incrementAndGet();
                            return Optional.empty();
                        })));
    }

    private Optional<Duration> hang() {
        try {
            answer.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Optional.of(Duration.ofMinutes(5));
    }

    private static InboundFlow flow(String name, Function<Claim, Optional<Duration>> handling) {
        return new InboundFlow() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Optional<Duration> handle(Claim claim) {
                return handling.apply(claim);
            }
        };
    }

    private Scheduler node(InboundWorker inbound) {
        OutboundWorker nothing = new OutboundWorker(
                bench.outbox(Duration.ofHours(1)),
                Map.of(),
                new Channels(List.of()),
                bench.lanes(new Channels(List.of())),
                bench.transaction,
                LedgerBench.AT_ONCE,
                bench.log,
                Checkpoint.NONE);
        Scheduler started = bench.node("node", inbound, nothing, bench.deadlines((subject, occurrence, late) -> {}));
        started.start();
        return started;
    }
}
