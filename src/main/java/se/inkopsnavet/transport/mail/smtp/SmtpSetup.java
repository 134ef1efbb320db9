package se.inkopsnavet.transport.mail.smtp;

import javax.net.ssl.SSLContext;
import se.inkopsnavet.transport.OutboundAllowList;
import se.inkopsnavet.transport.mail.MailLogins;
import se.inkopsnavet.transport.mail.MailTimeouts;

/**
 * What all outgoing mail routes share.
 *
 * @param tls whose certificates are trusted
 */
public record SmtpSetup(
        OutboundAllowList allowed, SSLContext tls, MailLogins logins, MailTimeouts timeouts, SmtpPooling pooling) {}
