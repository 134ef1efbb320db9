package se.inkopsnavet.securemail;

import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;

/**
 * What the recipient shall read, before it is sealed.
 *
 * <p>One sender and exactly one recipient, never cc or bcc: each further reader would need a pin and a disclosure basis of its own (HUD-25,
 * {@code reliability.md} §3.2). A value with CR, LF or NUL, or a list of addresses, is refused with {@link Fault#MAIL_STRUCTURE_REFUSED}.
 *
 * @param from plain address of the own mailbox; the own certificate must carry it
 * @param to plain address; the recipient's certificate must carry it
 * @param subject shown only after decryption; without personal data all the same
 * @param date the caller's time of the message, the same at every attempt
 * @param messageId with angle brackets; derived by the caller so that a retry keeps it
 * @param text plain text in any script; line ends are normalised to CRLF
 */
public record Letter(
        String from,
        String to,
        String subject,
        Instant date,
        String messageId,
        String text,
        List<Attachment> attachments) {

    private static final Pattern MESSAGE_ID =
            Pattern.compile("<[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,120}@[A-Za-z0-9.-]{1,120}>");
    private static final int MAX_SUBJECT = 200;

    public Letter {
        from = MailAddress.of(from, "From").value();
        to = MailAddress.of(to, "To").value();
        HeaderText.require(subject, "Subject");
        if (subject.length() > MAX_SUBJECT) {
            throw new FaultException(Fault.MAIL_STRUCTURE_REFUSED, "Subject");
        }
        requireMessageId(messageId);
        attachments = List.copyOf(attachments);
    }

    static String requireMessageId(String messageId) {
        if (messageId == null || !MESSAGE_ID.matcher(messageId).matches()) {
            throw new FaultException(Fault.MAIL_STRUCTURE_REFUSED, "Message-ID");
        }
        return messageId;
    }

    @Override
    public String toString() {
        return "Letter[" + messageId + "]";
    }
}
