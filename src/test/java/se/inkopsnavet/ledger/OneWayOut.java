package se.inkopsnavet.ledger;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** One way out of the ledger: a channel and a flow that a test can make difficult. */
abstract class OneWayOut {

    static LedgerBench bench;
    final Flow flow = new Flow();
    ScriptedChannel channel;
    Outbox outbox;
    OutboundWorker worker;

    @BeforeAll
    static void start() {
        bench = new LedgerBench();
    }

    @AfterAll
    static void stop() {
        bench.close();
    }

    @BeforeEach
    void prepare() {
        channel = new ScriptedChannel("kommun/" + UUID.randomUUID(), 1);
        outbox = bench.outbox(Duration.ofHours(1));
        worker = bench.outbound(outbox, flow, channel);
    }

    boolean deliver(UUID id) {
        return bench.deliver(worker, id);
    }

    UUID enqueue() {
        return enqueue(outbox);
    }

    UUID enqueue(Outbox box) {
        return bench.enqueue(box, channel.name(), bytes(), null);
    }

    boolean release(UUID id) {
        return bench.transaction.execute(status -> outbox.release(id));
    }

    static byte[] bytes() {
        return "kundlista åäö".getBytes(StandardCharsets.UTF_8);
    }

    static final class Flow implements OutboundFlow {
        final List<Outcome> rested = new CopyOnWriteArrayList<>();
        RuntimeException obstacle;
        RuntimeException unsettled;
        boolean untellable;
        int collisions;
        String collision = "deadlock_detected";
        Duration wait;
        int asked;

        @Override
        public String name() {
            return "TEST";
        }

        @Override
        public Departure depart(UUID messageId, String municipality) {
            Optional.ofNullable(obstacle).ifPresent(fault -> {
                throw fault;
            });
            asked++;
            return wait == null ? new Departure.Go() : new Departure.Wait(wait);
        }

        @Override
        public State delivered(UUID messageId, String municipality) {
            if (collisions-- > 0) {
                bench.jdbc
                        .sql("do $$ begin raise exception using errcode = '" + collision + "'; end $$")
                        .update();
            }
            Optional.ofNullable(unsettled).ifPresent(surprise -> {
                throw surprise;
            });
            return State.SENT;
        }

        @Override
        public Optional<Outcome> notArrived(UUID messageId, String municipality) {
            return Optional.empty();
        }

        @Override
        public void rested(UUID messageId, String municipality, Outcome outcome) {
            if (untellable) {
                throw obstacle;
            }
            Optional.ofNullable(unsettled).ifPresent(surprise -> {
                throw surprise;
            });
            rested.add(outcome);
        }
    }
}
