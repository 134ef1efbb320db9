package se.inkopsnavet.ledger;

import java.util.UUID;

/**
 * Something to deliver, as it was built and stored.
 *
 * @param dedupId derived id that stays the same over all attempts: the Message-ID, or the file name
 * @param bytes exactly what goes on the wire; the same at every attempt
 * @param sha256 lower-case hex of the bytes
 * @param attempt 1 for the first
 */
public record Parcel(
        UUID messageId,
        String flow,
        String municipality,
        String channel,
        String dedupId,
        byte[] bytes,
        String sha256,
        int attempt) {

    @Override
    public String toString() {
        return "Parcel[" + messageId + "]";
    }
}
