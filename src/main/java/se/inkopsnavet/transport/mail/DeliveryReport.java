package se.inkopsnavet.transport.mail;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a delivery status notification: what happened (RFC 3464) and which mail it was about (RFC 6522 third part). */
final class DeliveryReport {

    /** Text, status, returned headers; one to spare. */
    private static final int MOST_PARTS = 4;

    /** The per-message group and one group for the one recipient; the hub never writes to more. */
    private static final int MOST_GROUPS = 4;

    private static final Set<String> TROUBLE = Set.of("failed", "delayed");
    private static final Pattern STATUS = Pattern.compile("[245]\\.\\d{1,3}\\.\\d{1,3}");
    private static final Pattern MESSAGE_ID = Pattern.compile("<[!-~&&[^<>]]{1,250}>");
    private static final Pattern XTEXT = Pattern.compile("\\+([0-9A-F]{2})");

    private DeliveryReport() {}

    static MailKind read(ContentType type, byte[] mail, int bodyStart) throws MessagingException {
        MimeMultipart parts = new MimeMultipart(
                new ByteArrayDataSource(Arrays.copyOfRange(mail, bodyStart, mail.length), type.toString()));
        String envelopeId = null;
        String messageId = null;
        InternetHeaders recipient = null;
        try {
            for (int i = 0; i < Math.min(parts.getCount(), MOST_PARTS); i++) {
                BodyPart part = parts.getBodyPart(i);
                if (part.isMimeType("message/delivery-status")) {
                    InputStream groups = part.getInputStream();
                    envelopeId = new InternetHeaders(groups).getHeader("Original-Envelope-Id", null);
                    recipient = recipientGroup(groups);
                } else if (part.isMimeType("text/rfc822-headers") || part.isMimeType("message/rfc822")) {
                    messageId = new InternetHeaders(part.getInputStream()).getHeader("Message-ID", null);
                }
            }
        } catch (IOException e) {
            throw new MessagingException("unreadable delivery status", e);
        }
        return recipient == null ? new MailKind.Ordinary() : verdict(recipient, messageId, envelopeId);
    }

    private static @Nullable InternetHeaders recipientGroup(InputStream groups) throws MessagingException {
        for (int i = 0; i < MOST_GROUPS; i++) {
            InternetHeaders group = new InternetHeaders(groups);
            if (group.getHeader("Action") != null) {
                return group;
            }
        }
        return null;
    }

    private static MailKind verdict(
            InternetHeaders recipient, @Nullable String messageId, @Nullable String envelopeId) {
        String action = recipient.getHeader("Action", ",").strip().toLowerCase(Locale.ROOT);
        if (!TROUBLE.contains(action)) {
            return new MailKind.AutoReply();
        }
        boolean permanent = action.equals("failed");
        Matcher status = STATUS.matcher(String.valueOf(recipient.getHeader("Status", ",")));
        String code = status.find() ? status.group() : permanent ? "5.0.0" : "4.0.0";
        String original = firstId(messageId);
        return new MailKind.Bounce(original != null ? original : firstId(plain(envelopeId)), code, permanent);
    }

    private static @Nullable String firstId(@Nullable String text) {
        Matcher id = MESSAGE_ID.matcher(text == null ? "" : text);
        return id.find() ? id.group() : null;
    }

    /** Undoes the xtext encoding (RFC 3461 §4) in which the hub gives its Message-ID as envelope id. */
    private static @Nullable String plain(@Nullable String xtext) {
        return xtext == null
                ? null
                : XTEXT.matcher(xtext)
                        .replaceAll(hex -> Matcher.quoteReplacement(new String(
                                new byte[] {(byte) Integer.parseInt(hex.group(1), 16)}, StandardCharsets.US_ASCII)));
    }
}
