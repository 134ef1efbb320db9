package se.inkopsnavet.ledger;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.security.MessageDigest;
import java.util.Enumeration;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.privacy.ColumnCipher;
import se.inkopsnavet.privacy.Sha256;

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
    private final OwnKeys ownKeys;

    public PayloadStore(JdbcClient jdbc, ColumnCipher cipher, OwnKeys ownKeys) {
        this.jdbc = jdbc;
        this.cipher = cipher;
        this.ownKeys = ownKeys;
    }

    /** @param sha256 lower-case hex of the plain bytes */
    public record Stored(UUID id, String sha256, long size) {}

    /**
     * Nothing is stored as nothing: whoever reads it says what is wrong with that, and tells the sender.
     *
     * @throws FaultException TOO_LARGE as soon as more than {@code maxBytes} have been read
     */
    public Stored write(InputStream in, long maxBytes) throws IOException {
        return write(in, maxBytes, OwnKeys.Layer.NONE);
    }

    /** Under a key of its own, which is destroyed with {@link #delete}: no copy of the payload can be read after that, not even a backup's. */
    public Stored writeUnderOwnKey(InputStream in, long maxBytes) throws IOException {
        UUID id = UUID.randomUUID();
        return write(id, in, maxBytes, ownKeys.create(id));
    }

    private Stored write(InputStream in, long maxBytes, OwnKeys.Layer layer) throws IOException {
        return write(UUID.randomUUID(), in, maxBytes, layer);
    }

    private Stored write(UUID id, InputStream in, long maxBytes, OwnKeys.Layer layer) throws IOException {
        try {
            return chunks(id, in, maxBytes, layer);
        } catch (FaultException | IOException brokenOff) {
            delete(id);
            throw brokenOff;
        }
    }

    private Stored chunks(UUID id, InputStream in, long maxBytes, OwnKeys.Layer layer) throws IOException {
        Chunking chunking = new Chunking(id, maxBytes, layer);
        in.transferTo(chunking);
        return chunking.finished();
    }

    public Stored write(byte[] bytes) {
        return write(out -> out.write(bytes));
    }

    /** What is written as it is made, of which nobody holds more than a chunk. */
    public Stored write(Content content) {
        Chunking chunking = new Chunking(UUID.randomUUID(), Long.MAX_VALUE, OwnKeys.Layer.NONE);
        try {
            content.writeTo(chunking);
            return chunking.finished();
        } catch (IOException e) {
            throw new IllegalStateException("memory does not fail to write", e);
        }
    }

    /** Something that can write itself. */
    @FunctionalInterface
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /** @throws FaultException DECRYPTION_FAILED, here or while reading, when a chunk is altered, moved or missing, the last one included */
    public InputStream open(UUID id) {
        return new SequenceInputStream(new Chunks(id));
    }

    public byte[] read(UUID id) {
        try (InputStream in = open(id)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException("memory does not fail to read", e);
        }
    }

    /** Of the plain bytes, lower-case hex. */
    public String sha256(UUID id) {
        return new Parcel.Streamed(() -> open(id)).sha256();
    }

    /** Whether it was stored as something that may hold a secret. */
    public boolean hasOwnKey(UUID id) {
        return jdbc.sql("select own_key from payload where id = ? and n = 0")
                .param(id)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    /** The only way a payload ends: its rows are gone, and after the commit the key it may have had of its own. */
    public void delete(UUID id) {
        List<Boolean> own = jdbc.sql("delete from payload where id = ? returning own_key")
                .param(id)
                .query(Boolean.class)
                .list();
        if (own.contains(true)) {
            ownKeys.destroy(id);
        }
    }

    /** @param last that nothing follows is sealed in, so that a payload cannot be cut off at a chunk's end */
    byte[] seal(UUID id, int n, boolean last, byte[] chunk) {
        return cipher.encrypt("payload", "ciphertext", row(id, n, last), chunk);
    }

    private static String row(UUID id, int n, boolean last) {
        return id + "/" + n + (last ? "/last" : "");
    }

    private void insert(UUID id, int n, byte[] sealed, boolean ownKey) {
        jdbc.sql("insert into payload (id, n, ciphertext, own_key) values (?, ?, ?, ?)")
                .params(id, n, sealed, ownKey)
                .update();
    }

    private record Chunk(byte[] bytes, boolean last) {}

    private Chunk chunk(UUID id, int n) {
        return jdbc.sql(
                        "select ciphertext, not exists (select from payload later where later.id = p.id and later.n = p.n + 1), own_key"
                                + " from payload p where id = ? and n = ?")
                .params(id, n)
                .query((row, i) -> chunk(id, n, row.getBytes(1), row.getBoolean(2), row.getBoolean(3)))
                .optional()
                .orElseThrow(() -> new FaultException(Fault.DECRYPTION_FAILED, "payload.ciphertext"));
    }

    private Chunk chunk(UUID id, int n, byte[] sealed, boolean last, boolean ownKey) {
        byte[] opened = cipher.decrypt("payload", "ciphertext", row(id, n, last), sealed);
        OwnKeys.Layer layer = ownKey ? ownKeys.of(id) : OwnKeys.Layer.NONE;
        return new Chunk(layer.open(row(id, n, last), opened), last);
    }

    private final class Chunks implements Enumeration<InputStream> {
        private final UUID id;
        private int n;
        private Chunk next;

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
            InputStream current = new ByteArrayInputStream(next.bytes());
            next = next.last() ? null : chunk(id, ++n);
            return current;
        }
    }

    /** Stores what is written to it, chunk by chunk. The last one says that it is, so each waits until more comes. */
    private final class Chunking extends OutputStream {
        private final UUID id;
        private final long maxBytes;
        private final OwnKeys.Layer layer;
        private final MessageDigest digest = Sha256.digest();
        private final ByteArrayOutputStream chunk = new ByteArrayOutputStream();
        private long size;
        private int n;

        Chunking(UUID id, long maxBytes, OwnKeys.Layer layer) {
            this.id = id;
            this.maxBytes = maxBytes;
            this.layer = layer;
        }

        @Override
        public void write(int b) {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            size += length;
            if (size > maxBytes) {
                throw new FaultException(Fault.TOO_LARGE, "byte " + maxBytes);
            }
            digest.update(bytes, offset, length);
            int done = 0;
            while (done < length) {
                if (chunk.size() == CHUNK) {
                    store(false);
                }
                int part = Math.min(length - done, CHUNK - chunk.size());
                chunk.write(bytes, offset + done, part);
                done += part;
            }
        }

        private void store(boolean last) {
            byte[] inner = layer.seal(row(id, n, last), chunk.toByteArray());
            insert(id, n, seal(id, n, last, inner), layer.isOwn());
            chunk.reset();
            n++;
        }

        Stored finished() {
            store(true);
            return new Stored(id, HexFormat.of().formatHex(digest.digest()), size);
        }
    }
}
