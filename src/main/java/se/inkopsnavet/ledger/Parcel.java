package se.inkopsnavet.ledger;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.UUID;
import java.util.function.Supplier;
import se.inkopsnavet.privacy.Sha256;

/**
 * Something to deliver, as it was built and stored.
 *
 * @param dedupId derived id that stays the same over all attempts: the Message-ID, or the file name
 * @param content exactly what goes on the wire; the same at every attempt
 * @param sha256 lower-case hex of the bytes
 * @param attempt 1 for the first
 */
public record Parcel(
        UUID messageId,
        String flow,
        String municipality,
        String channel,
        String dedupId,
        Content content,
        String sha256,
        int attempt) {

    /** Bytes that can be read as often as need be. */
    public sealed interface Content {
        InputStream open();

        /** Lower-case hex. */
        default String sha256() {
            try (InputStream in = open()) {
                return Sha256.hex(in);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** @param bytes all of them, in memory */
    public record Whole(byte[] bytes) implements Content {
        @Override
        public InputStream open() {
            return new ByteArrayInputStream(bytes);
        }
    }

    /** @param stored opens what is stored, and is read piece by piece */
    public record Streamed(Supplier<InputStream> stored) implements Content {
        @Override
        public InputStream open() {
            return stored.get();
        }
    }

    /** Of a channel that does not {@link Channel#readsPiecemeal}. */
    public byte[] bytes() {
        return ((Whole) content).bytes();
    }

    @Override
    public String toString() {
        return "Parcel[" + messageId + "]";
    }
}
