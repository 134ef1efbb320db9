package se.inkopsnavet.ledger;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Enumeration;
import java.util.HexFormat;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.privacy.ColumnCipher;

/**
 * Payloads, encrypted in chunks so that memory does not grow with their size.
 *
 * <p>Outside a transaction each chunk commits on its own: a slow neighbour then holds no transaction open, and chunks that no message ever points to
 * are removed by {@link Sweeper}.
 */
public class PayloadStore {

    static final int CHUNK = 512 * 1024;

    private final JdbcClient jdbc;
    private final ColumnCipher cipher;

    public PayloadStore(JdbcClient jdbc, ColumnCipher cipher) {
        this.jdbc = jdbc;
        this.cipher = cipher;
    }

    /** @param sha256 lower-case hex of the plain bytes */
    public record Stored(UUID id, String sha256, long size) {}

    /**
     * Nothing is stored as nothing: whoever reads it says what is wrong with that, and tells the sender.
     *
     * @throws FaultException TOO_LARGE as soon as more than {@code maxBytes} have been read
     */
    public Stored write(InputStream in, long maxBytes) throws IOException {
        UUID id = UUID.randomUUID();
        MessageDigest digest = sha256();
        long size = 0;
        int n = 0;
        for (byte[] chunk = in.readNBytes(CHUNK); chunk.length > 0; chunk = in.readNBytes(CHUNK)) {
            size += chunk.length;
            if (size > maxBytes) {
                throw new FaultException(Fault.TOO_LARGE, "byte " + maxBytes);
            }
            digest.update(chunk);
            insert(id, n++, chunk);
        }
        return new Stored(id, HexFormat.of().formatHex(digest.digest()), size);
    }

    public Stored write(byte[] bytes) {
        try {
            return write(new ByteArrayInputStream(bytes), Long.MAX_VALUE);
        } catch (IOException e) {
            throw new IllegalStateException("memory does not fail to read", e);
        }
    }

    public InputStream open(UUID id) {
        return new java.io.SequenceInputStream(new Chunks(id));
    }

    public byte[] read(UUID id) {
        try (InputStream in = open(id)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException("memory does not fail to read", e);
        }
    }

    /** The only way a payload ends: its rows are gone. */
    public void delete(UUID id) {
        jdbc.sql("delete from payload where id = ?").param(id).update();
    }

    byte[] seal(UUID id, int n, byte[] chunk) {
        return cipher.encrypt("payload", "ciphertext", id + "/" + n, chunk);
    }

    private void insert(UUID id, int n, byte[] chunk) {
        jdbc.sql("insert into payload (id, n, ciphertext) values (?, ?, ?)")
                .params(id, n, seal(id, n, chunk))
                .update();
    }

    private byte[] chunk(UUID id, int n) {
        return jdbc.sql("select ciphertext from payload where id = ? and n = ?")
                .params(id, n)
                .query(byte[].class)
                .optional()
                .map(cell -> cipher.decrypt("payload", "ciphertext", id + "/" + n, cell))
                .orElse(null);
    }

    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every JDK", e);
        }
    }

    private final class Chunks implements Enumeration<InputStream> {
        private final UUID id;
        private int n;
        private byte[] next;

        Chunks(UUID id) {
            this.id = id;
            this.next = chunk(id, 0);
        }

        @Override
        public boolean hasMoreElements() {
            return next != null;
        }

        @Override
        public InputStream nextElement() {
            InputStream current = new ByteArrayInputStream(next);
            next = next.length < CHUNK ? null : chunk(id, ++n);
            return current;
        }
    }
}
