package se.inkopsnavet.ledger;

import com.google.crypto.tink.Aead;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.privacy.TransitKeys;

/**
 * Keys of payloads that have one of their own. That a key shall go is a row, written in the transaction that decided it; the key itself goes after the commit,
 * or at the next sweep should the process die in between.
 */
public class OwnKeys {

    /** Longer than the slowest reception takes. */
    private static final Duration UNUSED = Duration.ofHours(1);

    private final JdbcClient jdbc;
    private final TransitKeys keys;
    private final Checkpoint checkpoint;

    public OwnKeys(JdbcClient jdbc, TransitKeys keys, Checkpoint checkpoint) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.checkpoint = checkpoint;
    }

    Layer create(UUID payload) {
        Layer layer = new Layer(keys.create(payload));
        checkpoint.reached("own-key-written");
        return layer;
    }

    /** @throws FaultException TRANSIT_KEY_GONE */
    Layer of(UUID payload) {
        return keys.find(payload)
                .map(Layer::new)
                .orElseThrow(() -> new FaultException(Fault.TRANSIT_KEY_GONE, "payload.ciphertext"));
    }

    /** At once outside a transaction, else when it has been committed: one that is rolled back must not cost the key. */
    void destroy(UUID payload) {
        jdbc.sql("insert into key_shredding (payload_id) values (?) on conflict do nothing")
                .param(payload)
                .update();
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            shred(payload);
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                checkpoint.reached("own-key-still-there");
                keys.shred(payload);
                checkpoint.reached("own-key-gone");
            }
        });
    }

    private void shred(UUID payload) {
        keys.shred(payload);
        jdbc.sql("update key_shredding set done_at = clock_timestamp() where payload_id = ? and done_at is null")
                .param(payload)
                .update();
    }

    /** At start and regularly: keys that were to go, and keys of payloads that never came to be or are gone. */
    public void sweep() {
        jdbc.sql("select payload_id from key_shredding where done_at is null")
                .query(UUID.class)
                .list()
                .forEach(this::shred);
        List<UUID> old = keys.olderThan(Instant.now().minus(UNUSED));
        if (!old.isEmpty()) {
            List<UUID> used = jdbc.sql("select distinct id from payload where id = any(?)")
                    .param(old.toArray(UUID[]::new))
                    .query(UUID.class)
                    .list();
            old.stream().filter(id -> !used.contains(id)).forEach(keys::shred);
        }
    }

    /** What the key of its own lays inside the content key's encryption, or nothing. */
    record Layer(@Nullable Aead aead) {

        static final Layer NONE = new Layer(null);

        boolean isOwn() {
            return aead != null;
        }

        byte[] seal(String row, byte[] plain) {
            try {
                return aead == null ? plain : aead.encrypt(plain, row.getBytes(StandardCharsets.UTF_8));
            } catch (GeneralSecurityException e) {
                throw new FaultException(Fault.INTERNAL_ERROR, "payload.ciphertext", e);
            }
        }

        byte[] open(String row, byte[] sealed) {
            try {
                return aead == null ? sealed : aead.decrypt(sealed, row.getBytes(StandardCharsets.UTF_8));
            } catch (GeneralSecurityException e) {
                throw new FaultException(Fault.DECRYPTION_FAILED, "payload.ciphertext", e);
            }
        }
    }
}
