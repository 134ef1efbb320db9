package se.inkopsnavet.securemail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.ParseException;
import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;

/**
 * A MIME entity as bytes: its headers, and where its body stands.
 *
 * <p>The body stays untouched, since a signature is about bytes. Whatever is ambiguous, such as two Content-Type headers, is refused: two readers would
 * understand it in two ways.
 */
record RawEntity(InternetHeaders headers, byte[] source, int start, int bodyStart, int end) {

    private static final int MAX_HEADER_BYTES = 64 * 1024;

    static RawEntity of(byte[] source) {
        return of(source, 0, source.length);
    }

    static RawEntity of(byte[] source, int from, int to) {
        int bodyStart = bodyStart(source, from, to);
        if (bodyStart - from > MAX_HEADER_BYTES) {
            throw refused("header size");
        }
        try {
            InternetHeaders headers = new InternetHeaders(new ByteArrayInputStream(source, from, bodyStart - from));
            return new RawEntity(headers, source, from, bodyStart, to);
        } catch (MessagingException e) {
            throw refused("headers");
        }
    }

    private static int bodyStart(byte[] source, int from, int to) {
        for (int i = from; i < to; i++) {
            if (source[i] == '\n' || i == from && source[i] == '\r') {
                int next = source[i] == '\n' && i > from ? i + 1 : i;
                if (next < to && source[next] == '\n') {
                    return next + 1;
                }
                if (next + 1 < to && source[next] == '\r' && source[next + 1] == '\n') {
                    return next + 2;
                }
            }
        }
        throw refused("end of headers");
    }

    /** The value of a header that must be there exactly once. */
    String single(String name) {
        String[] values = headers.getHeader(name);
        if (values == null || values.length != 1) {
            throw refused("header " + name);
        }
        return values[0];
    }

    /** The whole entity with its headers, unchanged. */
    byte[] bytes() {
        return Arrays.copyOfRange(source, start, end);
    }

    ContentType contentType() {
        try {
            return new ContentType(single("Content-Type"));
        } catch (ParseException e) {
            throw refused("header Content-Type");
        }
    }

    /** The decoded body: base64, or as it is for binary, 7bit and 8bit. Anything that is not base64 in base64 is refused, not skipped. */
    byte[] decodedBody() {
        String encoding = headers.getHeader("Content-Transfer-Encoding") == null
                ? "7bit"
                : single("Content-Transfer-Encoding").trim().toLowerCase(Locale.ROOT);
        return switch (encoding) {
            case "base64" -> base64();
            case "binary", "7bit", "8bit" -> Arrays.copyOfRange(source, bodyStart, end);
            default -> throw refused("header Content-Transfer-Encoding");
        };
    }

    private byte[] base64() {
        byte[] compact = new byte[end - bodyStart];
        int length = 0;
        for (int i = bodyStart; i < end; i++) {
            byte b = source[i];
            if (b != '\r' && b != '\n' && b != ' ' && b != '\t') {
                compact[length++] = b;
            }
        }
        try {
            return Base64.getDecoder().decode(Arrays.copyOf(compact, length));
        } catch (IllegalArgumentException e) {
            throw refused("base64 body");
        }
    }

    static FaultException refused(String place) {
        return new FaultException(Fault.MAIL_STRUCTURE_REFUSED, place);
    }
}
