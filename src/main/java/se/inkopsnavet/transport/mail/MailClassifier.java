package se.inkopsnavet.transport.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetHeaders;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Set;

/**
 * Tells bounces and automatic replies from mail that may be an acknowledgement, by the outer headers (RFC 3834, RFC 3464, RFC 6522).
 *
 * <p>What is encrypted is always ordinary: an acknowledgement from a supplier's system may rightly call itself auto-generated, and only its signature
 * says whether it counts. Whatever cannot be understood is ordinary too, since the checks that follow are the strict ones.
 */
public final class MailClassifier {

    /** A notification that does not fit returns more than headers; the hub asked for headers only (RET=HDRS). */
    private static final int MOST_BYTES = 256 * 1024;

    private static final int MOST_HEADER_BYTES = 64 * 1024;
    private static final Set<String> AUTOMATIC_PRECEDENCE = Set.of("bulk", "junk", "list", "auto_reply");

    /** Reads at most 256 KiB. */
    public MailKind classify(InputStream raw) throws IOException {
        byte[] start = raw.readNBytes(MOST_BYTES);
        int headerEnd = HeaderSection.end(start);
        if (headerEnd < 0 || headerEnd > MOST_HEADER_BYTES) {
            return new MailKind.Ordinary();
        }
        try {
            InternetHeaders headers = new InternetHeaders(new ByteArrayInputStream(start, 0, headerEnd));
            return classify(headers, start, headerEnd);
        } catch (MessagingException e) {
            return new MailKind.Ordinary();
        }
    }

    private static MailKind classify(InternetHeaders headers, byte[] mail, int bodyStart) throws MessagingException {
        String written = headers.getHeader("Content-Type", null);
        ContentType type = new ContentType(written == null ? "text/plain" : written);
        if (isEncrypted(type)) {
            return new MailKind.Ordinary();
        }
        if (type.match("multipart/report")) {
            String about = String.valueOf(type.getParameter("report-type")).toLowerCase(Locale.ROOT);
            return about.equals("delivery-status")
                    ? DeliveryReport.read(type, mail, bodyStart)
                    : new MailKind.AutoReply();
        }
        return isAutomatic(headers) ? new MailKind.AutoReply() : new MailKind.Ordinary();
    }

    private static boolean isEncrypted(ContentType type) {
        return type.match("application/pkcs7-mime")
                || type.match("application/x-pkcs7-mime")
                || type.match("multipart/encrypted");
    }

    private static boolean isAutomatic(InternetHeaders headers) {
        String submitted = firstWord(headers.getHeader("Auto-Submitted", ","));
        boolean automatic = !submitted.isEmpty() && !submitted.equals("no");
        return automatic
                || AUTOMATIC_PRECEDENCE.contains(firstWord(headers.getHeader("Precedence", ",")))
                || headers.getHeader("X-Autoreply") != null
                || headers.getHeader("X-Autorespond") != null
                || "<>".equals(firstWord(headers.getHeader("Return-Path", ",")));
    }

    private static String firstWord(String value) {
        return value == null ? "" : value.strip().split("[;,\\s]", 2)[0].toLowerCase(Locale.ROOT);
    }
}
