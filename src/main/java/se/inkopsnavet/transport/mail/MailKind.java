package se.inkopsnavet.transport.mail;

import org.jspecify.annotations.Nullable;

/** What an incoming mail is, judged by its outside only. None of them is ever answered (bad input B57). */
public sealed interface MailKind {

    /** Perhaps an acknowledgement: its inside decides. */
    record Ordinary() implements MailKind {}

    /** Out of office, list mail, read receipt: no person or system answered the hub. */
    record AutoReply() implements MailKind {}

    /**
     * A delivery status notification (RFC 3464) about a mail that the hub sent.
     *
     * @param originalMessageId with its angle brackets, from the returned headers or the envelope id; null when the notification names neither
     * @param status enhanced status code such as {@code 5.1.1}
     * @param permanent false for "delayed, still trying"
     */
    record Bounce(@Nullable String originalMessageId, String status, boolean permanent) implements MailKind {}
}
