package se.inkopsnavet.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Numbers in file names have no gap, whatever is taken back. */
class FileNumbersTest {

    private static final String CHANNEL = "kommun/livs";

    @AutoClose
    private static final DispatchBench bench = new DispatchBench();

    @BeforeEach
    void clear() {
        bench.clear();
    }

    @Test
    void lastNumberThatIsGivenBackIsTheNextOne() {
        UUID first = list("SENT", "DELIVERED");
        UUID second = list("RECALLED", "FAILED");

        giveBack(second);

        assertThat(numbers(first, second)).containsExactly("1", null);
        assertThat(bench.gapless.take(CHANNEL)).isEqualTo(2);
    }

    @Test
    void numberThatWasOvertakenIsFilledByTheNextList() {
        UUID overtaken = list("RECALLED", "FAILED");
        list("SENT", "DELIVERED");

        giveBack(overtaken);

        assertThat(bench.gapless.take(CHANNEL)).isEqualTo(1);
        assertThat(bench.gapless.take(CHANNEL)).isEqualTo(3);
    }

    @Test
    void listThatWaitsBehindMovesUpUnderANewName() {
        UUID recalled = list("RECALLED", "FAILED");
        UUID between = list("READY", "FAILED");
        UUID lastOne = list("READY", "FAILED");

        giveBack(recalled);

        assertThat(numbers(recalled, between, lastOne)).containsExactly(null, "2", "1");
        assertThat(bench.ledger.column(lastOne, "dedup_id"))
                .isEqualTo(FileNumbers.name("kundlista", "kommun", 1, lastOne));
        assertThat(bench.gapless.take(CHANNEL)).isEqualTo(3);
    }

    @Test
    void listThatMayHaveAppearedKeepsItsNameAndNumber() {
        UUID recalled = list("RECALLED", "FAILED");
        UUID unknown = list("READY", "UNKNOWN");

        giveBack(recalled);

        assertThat(numbers(unknown)).containsExactly("2");
        assertThat(bench.gapless.take(CHANNEL)).isEqualTo(1);
    }

    @Test
    void aNumberIsGivenBackOnce() {
        UUID recalled = list("RECALLED", "FAILED");
        list("SENT", "DELIVERED");

        giveBack(recalled);
        giveBack(recalled);

        assertThat(bench.ledger.count("gapless_returned")).isEqualTo(1);
    }

    private static void giveBack(UUID list) {
        bench.ledger.transaction.executeWithoutResult(status -> bench.numbers.giveBack(CHANNEL, list));
    }

    private static UUID list(String state, String attempt) {
        UUID id = UUID.randomUUID();
        long number = bench.gapless.take(CHANNEL);
        bench.ledger
                .all
                .sql("insert into message (id, direction, flow, municipality, state, channel, dedup_id)"
                        + " values (?, 'O', 'CUSTOMER_LIST', 'kommun', ?, ?, ?)")
                .params(id, state, CHANNEL, FileNumbers.name("kundlista", "kommun", number, id))
                .update();
        bench.ledger
                .all
                .sql("insert into attempt (message_id, n, ended_at, outcome) values (?, 1, now(), ?)")
                .params(id, attempt)
                .update();
        bench.batches.insert(List.of(id), "kommun", "livs", "scope", null);
        bench.batches.built(id, 1, "cd", number);
        return id;
    }

    private static String[] numbers(UUID... lists) {
        return Arrays.stream(lists)
                .map(id -> bench.ledger
                        .all
                        .sql("select number::text from customer_list_batch where id = ?")
                        .param(id)
                        .query((row, n) -> String.valueOf(row.getString(1)))
                        .single())
                .map(number -> number.equals("null") ? null : number)
                .toArray(String[]::new);
    }
}
