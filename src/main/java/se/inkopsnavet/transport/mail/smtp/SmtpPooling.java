package se.inkopsnavet.transport.mail.smtp;

import java.time.Duration;

/**
 * How connections to a mail server are kept.
 *
 * @param kept how many may wait idle
 * @param mailsPerConnection after which a new one is made; servers commonly end a connection after 100
 * @param idle how long one may wait; below the five minutes that servers allow (RFC 5321 §4.5.3.2.7)
 * @param finalReply how long the server may take to confirm a mail (RFC 5321 §4.5.3.2.6: ten minutes)
 */
public record SmtpPooling(int kept, int mailsPerConnection, Duration idle, Duration finalReply) {

    public static final SmtpPooling USUAL = new SmtpPooling(8, 100, Duration.ofSeconds(30), Duration.ofMinutes(10));
}
