package se.inkopsnavet.transport.mail;

/** How a mail connection is protected. There is no clear text, not even as a fallback (fault F23). */
public enum MailSecurity {
    /** TLS from the first byte (SMTPS, IMAPS). */
    TLS,
    /** Upgraded before anything but the greeting is said; refused when the server does not offer it. */
    STARTTLS
}
