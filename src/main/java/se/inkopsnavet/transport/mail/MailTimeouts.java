package se.inkopsnavet.transport.mail;

import java.time.Duration;

/**
 * Limits of one mail connection.
 *
 * @param connect until TCP is up
 * @param read without one byte from the server
 * @param write without the server taking what was written
 * @param total for one whole job (a poll, one mail), however lively the server seems (fault F24)
 */
public record MailTimeouts(Duration connect, Duration read, Duration write, Duration total) {

    public static final MailTimeouts USUAL = new MailTimeouts(
            Duration.ofSeconds(10), Duration.ofSeconds(60), Duration.ofSeconds(60), Duration.ofMinutes(15));
}
