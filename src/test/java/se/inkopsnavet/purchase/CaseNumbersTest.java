package se.inkopsnavet.purchase;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import se.inkopsnavet.ledger.LedgerBench;

/** No number twice: not between threads, not between nodes, not after a rollback. */
class CaseNumbersTest {

    @AutoClose
    private static final LedgerBench bench = new LedgerBench();

    @Test
    void twoNodesWithFourThreadsEachGiveNoNumberTwice() throws Exception {
        List<CaseNumbers> nodes = List.of(node(), node());
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Callable<List<String>>> work = IntStream.range(0, 8)
                .mapToObj(i -> (Callable<List<String>>) () -> IntStream.range(0, 60)
                        .mapToObj(n -> nodes.get(i % 2).next("kommun", "KOM", 2026))
                        .toList())
                .toList();
        List<String> all = new ArrayList<>();
        for (Future<List<String>> numbers : threads.invokeAll(work)) {
            all.addAll(numbers.get());
        }
        threads.shutdown();

        assertThat(all).hasSize(480).doesNotHaveDuplicates().allMatch(ref -> ref.matches("KOM-2026-[0-9]{6}"));
    }

    @Test
    void numberOfACaseThatWasRolledBackIsNotGivenAgain() {
        CaseNumbers numbers = node();
        String lost = bench.transaction.execute(status -> {
            status.setRollbackOnly();
            return numbers.next("kommun", "KOM", 2027);
        });
        assertThat(numbers.next("kommun", "KOM", 2027)).isNotEqualTo(lost);
        assertThat(node().next("kommun", "KOM", 2027)).isEqualTo("KOM-2027-000051");
    }

    @Test
    void everyMunicipalityAndYearCountsFromOne() {
        CaseNumbers numbers = node();
        assertThat(numbers.next("a", "AAA", 2026)).isEqualTo("AAA-2026-000001");
        assertThat(numbers.next("b", "BBB", 2026)).isEqualTo("BBB-2026-000001");
        assertThat(numbers.next("a", "AAA", 2027)).isEqualTo("AAA-2027-000001");
    }

    private static CaseNumbers node() {
        return new CaseNumbers(bench.jdbc, bench.ownTransaction());
    }
}
