package se.inkopsnavet.transport.mail.imap;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * A mail that shall be in no folder of its mailbox any more, by what does not change when it is moved.
 *
 * @param mark of the raw mail ({@link se.inkopsnavet.ledger.Marks})
 * @param size in bytes
 * @param hereSince when the mail server got it, or, when that is not known, when the hub read it
 */
public record Erasure(String mark, long size, Instant hereSince) {

    public byte[] bytes() {
        return (mark + ";" + size + ";" + hereSince).getBytes(StandardCharsets.US_ASCII);
    }

    static Erasure of(byte[] bytes) {
        String[] fields = new String(bytes, StandardCharsets.US_ASCII).split(";");
        return new Erasure(fields[0], Long.parseLong(fields[1]), Instant.parse(fields[2]));
    }
}
