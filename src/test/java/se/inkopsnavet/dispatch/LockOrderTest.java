package se.inkopsnavet.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import se.inkopsnavet.decision.Decision;

/** Everybody locks the list's message, then its cases in order, then its rows: nobody waits in a circle. */
class LockOrderTest {

    @AutoClose
    private static final DispatchBench bench = new DispatchBench();

    @Test
    void answersDeliveriesAndDecisionsAtOnceNeverDeadlock() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        for (int round = 1; round <= 15; round++) {
            bench.clear();
            for (int person = 0; person < 5; person++) {
                bench.granted(person, "B-" + person);
            }
            UUID batch = bench.collected();
            bench.deliver(batch);
            String identity = "m" + round;
            List<Callable<Object>> work = new ArrayList<>(List.of(
                    () -> bench.acknowledge(
                            bench.partner, identity, batch, 5, "1;MOTTAGEN;", "3;MOTTAGEN;", "5;AVVISAD;NAMN_SAKNAS"),
                    () -> bench.acknowledge(bench.partner, identity + "b", batch, 5, "4;MOTTAGEN;", "2;MOTTAGEN;"),
                    () -> decide(0),
                    () -> decide(4)));
            for (Future<Object> done : threads.invokeAll(work, 60, TimeUnit.SECONDS)) {
                assertThat(done.get()).isNotNull();
            }
        }
        threads.shutdown();
        int deadlocks = bench.ledger
                .all
                .sql("select deadlocks from pg_stat_database where datname = current_database()")
                .query(Integer.class)
                .single();
        assertThat(deadlocks).isZero();
    }

    private static Object decide(int person) {
        return bench.desk.decide(bench.event(person, "B-" + person, 2)
                .with(Decision.Outcome.CHANGED)
                .decision());
    }
}
