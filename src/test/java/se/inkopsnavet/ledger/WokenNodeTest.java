package se.inkopsnavet.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;

/** A node has claimed records and stands still for longer than its lease; another one takes its lane over, and then the first goes on. */
class WokenNodeTest {

    @AutoClose
    private static final LedgerBench bench = new LedgerBench();

    private final String letters = "kommun/" + UUID.randomUUID();
    private final Outbox outbox = bench.outbox(Duration.ofHours(1));
    private final List<UUID> decided = new ArrayList<>();
    private final ExchangeLog log = new ExchangeLog() {
        @Override
        public void decided(Claim claim, Outcome outcome) {
            decided.add(claim.messageId());
        }
    };
    private Lane before;
    private Lane heir;

    @BeforeEach
    void openLane() {
        before = bench.lane(Agenda.RECORDS, Agenda.RECORDS, 0);
        heir = new Lane(before.task(), before.queue(), before.number(), before.version() + 1);
    }

    @Test
    void whatItsHeirHasFinishedIsNotDoneAgain() {
        List<UUID> records = List.of(due(), due(), due());
        InboundWorker other = worker(letter(), Checkpoint.NONE);

        worker(letter(), whileStandingStill(() -> other.work(heir, () -> true))).work(before, () -> true);

        assertThat(decided).containsExactlyInAnyOrderElementsOf(records);
        assertThat(records).allSatisfy(id -> {
            assertThat(bench.state(id)).isEqualTo("CONFIRMED");
            assertThat(bench.column(id, "attempts")).isEqualTo("0");
        });
        assertThat(bench.count("message where channel = ?", letters)).isEqualTo(3);
    }

    @Test
    void whatItsHeirHasRefusedIsNotPutToRestAnew() {
        UUID id = due();
        InboundWorker other = worker(failing(new FaultException(Fault.INVALID_DATE, "heir")), Checkpoint.NONE);

        worker(
                        failing(new FaultException(Fault.TRANSIT_KEY_GONE, "woken")),
                        whileStandingStill(() -> other.work(heir, () -> true)))
                .work(before, () -> true);

        assertThat(bench.state(id)).isEqualTo("QUARANTINED");
        assertThat(bench.column(id, "place")).isEqualTo("heir");
    }

    /** Neither a surprise nor a wish to come back, of a node that has the message no more, touches it. */
    @Test
    void whatItsHeirIsWorkingOnIsLeftAlone() {
        for (InboundFlow woken : List.of(failing(new IllegalStateException("late")), comingBack())) {
            openLane();
            UUID id = due();
            Runnable takenOver = () -> {
                bench.claims.takeBack(heir, List.of(), Duration.ZERO);
                assertThat(bench.claims.claimSuspected(heir, 1)).isPresent();
            };

            worker(woken, whileStandingStill(takenOver)).work(before, () -> true);

            assertThat(bench.state(id)).isEqualTo("RECEIVED");
            assertThat(bench.column(id, "lane")).isEqualTo(heir.instance());
            assertThat(bench.column(id, "due_at")).isNull();
            assertThat(bench.column(id, "claims")).isEqualTo("2");
            assertThat(bench.column(id, "attempts")).isEqualTo("0");
            bench.claims.comeBack(heir, id, Duration.ofHours(1));
        }
    }

    private static UUID due() {
        UUID id = bench.received(null);
        bench.all
                .sql("update message set due_at = now() where id = ?")
                .param(id)
                .update();
        return id;
    }

    /** At the first message, once all have been claimed. */
    private Checkpoint whileStandingStill(Runnable meanwhile) {
        AtomicBoolean first = new AtomicBoolean(true);
        return point -> {
            if (point.equals("handle-claimed") && first.getAndSet(false)) {
                bench.all
                        .sql("update scheduled_tasks set version = ? where task_name = ? and task_instance = ?")
                        .params(heir.version(), heir.task(), heir.instance())
                        .update();
                meanwhile.run();
            }
        };
    }

    private static InboundWorker worker(InboundFlow flow, Checkpoint checkpoint) {
        return bench.inbound(Map.of(flow.name(), flow), checkpoint, Duration.ZERO);
    }

    /** Each time it is handled another letter is put in line. */
    private InboundFlow letter() {
        return flow(claim -> {
            bench.transaction.executeWithoutResult(status -> {
                outbox.line("TEST", "kommun", letters, List.of(UUID.randomUUID()));
                bench.messages.finish(claim.messageId(), Outcome.confirmed(null), null);
            });
            log.decided(claim, Outcome.confirmed(null));
            return Optional.empty();
        });
    }

    private static InboundFlow failing(RuntimeException failure) {
        return flow(claim -> {
            throw failure;
        });
    }

    private static InboundFlow comingBack() {
        return flow(claim -> Optional.of(Duration.ZERO));
    }

    private static InboundFlow flow(Function<Claim, Optional<Duration>> work) {
        return new InboundFlow() {
            @Override
            public String name() {
                return "TEST";
            }

            @Override
            public Optional<Duration> handle(Claim claim) {
                return work.apply(claim);
            }
        };
    }
}
