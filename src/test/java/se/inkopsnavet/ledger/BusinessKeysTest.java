package se.inkopsnavet.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import se.inkopsnavet.ledger.BusinessKeys.Verdict;

/** One winner per key, however many come at once. */
class BusinessKeysTest {

    @AutoClose
    private static final LedgerBench bench = new LedgerBench();

    @Test
    void ofManyAtOnceExactlyOneIsNew() throws Exception {
        CountDownLatch together = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Future<Verdict>> verdicts = IntStream.range(0, 8)
                .mapToObj(i -> threads.submit((Callable<Verdict>) () -> {
                    UUID message = bench.received(null);
                    together.await();
                    return register("kommun", new byte[] {1}, new byte[] {9}, message);
                }))
                .toList();
        together.countDown();
        int isNew = 0;
        for (Future<Verdict> verdict : verdicts) {
            isNew += verdict.get() == Verdict.NEW ? 1 : 0;
        }
        threads.shutdown();
        assertThat(isNew).isEqualTo(1);
    }

    @Test
    void sameKeyWithOtherContentConflictsAndTheFirstMayAskAgain() {
        UUID first = bench.received(null);
        byte[] key = {2};
        assertThat(register("kommun", key, new byte[] {1}, first)).isEqualTo(Verdict.NEW);
        assertThat(register("kommun", key, new byte[] {1}, bench.received(null)))
                .isEqualTo(Verdict.DUPLICATE);
        assertThat(register("kommun", key, new byte[] {2}, bench.received(null)))
                .isEqualTo(Verdict.CONFLICTING);
        assertThat(register("kommun", key, new byte[] {1}, first)).isEqualTo(Verdict.NEW);
        assertThat(register("grannkommun", key, new byte[] {2}, bench.received(null)))
                .isEqualTo(Verdict.NEW);
    }

    @Test
    void keyOfAnEffectThatWasRolledBackIsFree() {
        byte[] key = {3};
        UUID message = bench.received(null);
        bench.transaction.executeWithoutResult(status -> {
            bench.keys.register("TEST", "kommun", key, key, message);
            status.setRollbackOnly();
        });
        assertThat(register("kommun", key, key, bench.received(null))).isEqualTo(Verdict.NEW);
    }

    private static Verdict register(String municipality, byte[] key, byte[] content, UUID message) {
        return bench.transaction.execute(status -> bench.keys.register("TEST", municipality, key, content, message));
    }
}
