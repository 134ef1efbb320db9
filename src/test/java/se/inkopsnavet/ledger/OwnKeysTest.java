package se.inkopsnavet.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;

/** Crypto-shredding: a payload under a key of its own can be read until the key is destroyed, and by nobody afterwards. */
class OwnKeysTest {

    private static final byte[] SECRET = "lösenordet åäö".getBytes(StandardCharsets.UTF_8);

    @AutoClose
    private static final LedgerBench bench = new LedgerBench();

    @Test
    void backupRestoredAfterTheDeletionCannotBeRead() throws IOException {
        UUID id = stored();
        List<Map<String, Object>> backup = bench.all
                .sql("select * from payload where id = ?")
                .param(id)
                .query()
                .listOfRows();
        assertThat(bench.payloads.read(id)).isEqualTo(SECRET);

        bench.transaction.executeWithoutResult(status -> bench.payloads.delete(id));
        for (Map<String, Object> row : backup) {
            bench.all
                    .sql("insert into payload (id, n, ciphertext, own_key) values (?, ?, ?, ?)")
                    .params(row.get("id"), row.get("n"), row.get("ciphertext"), row.get("own_key"))
                    .update();
        }

        assertThat(bench.transitKeys.find(id)).isEmpty();
        assertThatThrownBy(() -> bench.payloads.read(id))
                .isInstanceOfSatisfying(
                        FaultException.class, gone -> assertThat(gone.fault()).isEqualTo(Fault.TRANSIT_KEY_GONE));
    }

    @Test
    void deletionThatIsRolledBackCostsNothing() throws IOException {
        UUID id = stored();

        bench.transaction.executeWithoutResult(status -> {
            bench.payloads.delete(id);
            status.setRollbackOnly();
        });

        assertThat(bench.payloads.read(id)).isEqualTo(SECRET);
        assertThat(bench.count("key_shredding where payload_id = ?", id)).isZero();
    }

    /** The process died after the commit and before the file was deleted. */
    @Test
    void sweepFinishesWhatACrashLeft() throws IOException {
        UUID id = stored();
        bench.all.sql("delete from payload where id = ?").param(id).update();
        bench.all
                .sql("insert into key_shredding (payload_id) values (?)")
                .param(id)
                .update();
        assertThat(bench.transitKeys.find(id)).isPresent();

        bench.ownKeys.sweep();

        assertThat(bench.transitKeys.find(id)).isEmpty();
        assertThat(bench.count("key_shredding where payload_id = ? and done_at is not null", id))
                .isEqualTo(1);
    }

    @Test
    void sweepSparesWhatIsStillToBeRead() throws IOException {
        UUID id = stored();

        bench.ownKeys.sweep();

        assertThat(bench.payloads.read(id)).isEqualTo(SECRET);
    }

    @Test
    void onlyTheFlowsThatMayHoldASecretPayForIt() throws IOException {
        Arrival arrival = new Arrival("SHREDDABLE", "kommun", "route", "t-" + UUID.randomUUID(), "mail 1", 1000);
        UUID own = bench.intake
                .accept(arrival, new ByteArrayInputStream(SECRET), () -> true)
                .messageId();
        UUID plain = bench.intake
                .accept(bench.arrival("t-" + UUID.randomUUID()), new ByteArrayInputStream(SECRET), () -> true)
                .messageId();

        assertThat(underOwnKey(own)).isTrue();
        assertThat(underOwnKey(plain)).isFalse();
    }

    private static boolean underOwnKey(UUID message) {
        return bench.all
                .sql("select own_key from payload where id = (select payload_id from message where id = ?)")
                .param(message)
                .query(Boolean.class)
                .single();
    }

    private static UUID stored() throws IOException {
        return bench.payloads
                .writeUnderOwnKey(new ByteArrayInputStream(SECRET), 1000)
                .id();
    }
}
