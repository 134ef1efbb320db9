package se.inkopsnavet.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;

/** What the database may do to a payload without being noticed: nothing. */
class PayloadStoreTest {

    @AutoClose
    private static final LedgerBench bench = new LedgerBench();

    @ParameterizedTest
    @ValueSource(
            ints = {
                1,
                PayloadStore.CHUNK - 1,
                PayloadStore.CHUNK,
                PayloadStore.CHUNK + 1,
                2 * PayloadStore.CHUNK,
                1_500_000
            })
    void everySizeComesBackWhole(int size) {
        byte[] bytes = random(size);
        PayloadStore.Stored stored = bench.payloads.write(bytes);

        assertThat(bench.payloads.read(stored.id())).isEqualTo(bytes);
        assertThat(stored.size()).isEqualTo(size);
        assertThat(bench.count("payload where id = ?", stored.id()))
                .isEqualTo((size + PayloadStore.CHUNK - 1) / PayloadStore.CHUNK);
    }

    @Test
    void storedBytesAreNotReadable() {
        UUID id = bench.payloads.write("Åsa Öhrström-Ängqvist".getBytes()).id();
        assertThat(bench.count("payload where id = ? and position('Ängqvist'::bytea in ciphertext) > 0", id))
                .isZero();
    }

    @Test
    void chunksOfTwoPayloadsCannotChangePlaces() {
        UUID one = bench.payloads.write(random(10)).id();
        UUID other = bench.payloads.write(random(10)).id();
        bench.all
                .sql("update payload set ciphertext = (select ciphertext from payload where id = ?) where id = ?")
                .params(one, other)
                .update();
        assertUnreadable(other);
    }

    @Test
    void chunksOfOnePayloadCannotChangePlaces() {
        UUID id = bench.payloads.write(random(3 * PayloadStore.CHUNK)).id();
        bench.all
                .sql("update payload set n = case n when 0 then 101 else 100 end where id = ? and n < 2")
                .param(id)
                .update();
        bench.all
                .sql("update payload set n = n - 100 where id = ? and n >= 100")
                .param(id)
                .update();
        assertUnreadable(id);
    }

    @Test
    void flippedBitIsNoticed() {
        UUID id = bench.payloads.write(random(100)).id();
        bench.all
                .sql(
                        "update payload set ciphertext = set_byte(ciphertext, 50, get_byte(ciphertext, 50) # 1) where id = ?")
                .param(id)
                .update();
        assertUnreadable(id);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void missingChunkIsNoticedAndTheLastOneToo(int n) {
        UUID id = bench.payloads.write(random(2 * PayloadStore.CHUNK + 7)).id();
        bench.all
                .sql("delete from payload where id = ? and n = ?")
                .params(id, n)
                .update();
        assertUnreadable(id);
    }

    @Test
    void payloadThatIsGoneIsNotAnEmptyOne() {
        assertUnreadable(UUID.randomUUID());
    }

    @Test
    void sweeperTakesOnlyWhatNobodyPointsTo() {
        UUID orphan = bench.payloads.write(random(5)).id();
        UUID young = bench.payloads.write(random(5)).id();
        UUID kept = bench.payloads.write(random(5)).id();
        UUID message = bench.received(null);
        bench.all
                .sql("update message set payload_id = ? where id = ?")
                .params(kept, message)
                .update();
        bench.all
                .sql("update payload set stored_at = now() - interval '25 hours' where id in (?, ?)")
                .params(orphan, kept)
                .update();

        new Sweeper(bench.jdbc, Duration.ofDays(1)).sweep();

        assertThat(bench.count("payload where id = ?", orphan)).isZero();
        assertThat(bench.count("payload where id in (?, ?)", young, kept)).isEqualTo(2);
    }

    private static void assertUnreadable(UUID id) {
        assertThatThrownBy(() -> bench.payloads.read(id))
                .isInstanceOfSatisfying(
                        FaultException.class, fault -> assertThat(fault.fault()).isEqualTo(Fault.DECRYPTION_FAILED));
    }

    private static byte[] random(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }
}
