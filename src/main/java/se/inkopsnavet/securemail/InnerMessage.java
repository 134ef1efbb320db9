package se.inkopsnavet.securemail;

import jakarta.mail.internet.ParameterList;
import jakarta.mail.util.StreamProvider;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * The signed part: the letter as MIME with its real headers inside (RFC 9788, {@code hp="cipher"}).
 *
 * <p>The recipient's address stands under the signature, so that a recipient cannot re-encrypt our signed text to someone else as if we had written it
 * to them. {@code HP-Outer} repeats what stands outside, as RFC 9788 §2.2 asks. Written straight into one buffer: the mail library's object model costs
 * about twice the CPU per mail ({@code stack.md}).
 */
final class InnerMessage {

    private static final byte[] CRLF = {'\r', '\n'};

    private static final Pattern LINE_END = Pattern.compile("\\r\\n|\\r|\\n");

    /** Found once: the mail library looks through the whole class path each time it is asked, which was a twelfth of the hub's time for a mail. */
    private static final StreamProvider ENCODINGS = StreamProvider.provider();

    private InnerMessage() {}

    /** Canonical (CRLF), 7-bit, ready to be signed. */
    static byte[] of(Letter letter) {
        int size = 2048 + letter.text().length() * 2;
        for (Attachment attachment : letter.attachments()) {
            size += attachment.bytes().length / 3 * 4 + attachment.bytes().length / 50 + 512;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(size);
        write(out, "MIME-Version: 1.0\r\n" + headers(letter));
        if (letter.attachments().isEmpty()) {
            text(out, letter.text(), "; hp=\"cipher\"");
        } else {
            multipart(out, letter);
        }
        return out.toByteArray();
    }

    private static String headers(Letter letter) {
        String from = letter.from();
        String to = letter.to();
        String date = HeaderText.date(letter.date());
        return "From: " + from + "\r\nTo: " + to + "\r\nDate: " + date + "\r\nMessage-ID: " + letter.messageId()
                + "\r\nSubject: "
                + HeaderText.encoded("Subject", letter.subject()) + "\r\nHP-Outer: From: " + from + "\r\nHP-Outer: To: "
                + to
                + "\r\nHP-Outer: Date: " + date + "\r\nHP-Outer: Message-ID:\r\n " + letter.messageId()
                + "\r\nHP-Outer: Subject: "
                + OuterMessage.SUBJECT + "\r\n";
    }

    private static void multipart(ByteArrayOutputStream out, Letter letter) {
        String boundary = OuterMessage.boundary("m", letter.messageId());
        write(out, "Content-Type: multipart/mixed; hp=\"cipher\";\r\n boundary=\"" + boundary + "\"\r\n\r\n");
        write(out, "--" + boundary + "\r\n");
        text(out, letter.text(), "");
        for (Attachment attachment : letter.attachments()) {
            write(out, "\r\n--" + boundary + "\r\n");
            write(
                    out,
                    "Content-Type: " + withCharset(attachment.contentType())
                            + "\r\nContent-Transfer-Encoding: base64\r\n");
            write(out, "Content-Disposition: attachment" + fileName(attachment.fileName()) + "\r\n\r\n");
            out.writeBytes(base64(attachment.bytes()));
        }
        write(out, "\r\n--" + boundary + "--\r\n");
    }

    /** Every text of ours is UTF-8; without a word about it a mail program takes it for ASCII (RFC 2046 §4.1.2). */
    private static String withCharset(String contentType) {
        return contentType.startsWith("text/") ? contentType + "; charset=utf-8" : contentType;
    }

    /** RFC 2231 for å ä ö; the mail library knows the details. */
    private static String fileName(String name) {
        ParameterList parameters = new ParameterList();
        parameters.set("filename", name, "UTF-8");
        return parameters.toString("Content-Disposition: attachment".length());
    }

    private static void text(ByteArrayOutputStream out, String text, String parameter) {
        write(
                out,
                "Content-Type: text/plain; charset=utf-8" + parameter
                        + "\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n");
        String canonical = LINE_END.matcher(text).replaceAll("\r\n");
        try {
            OutputStream encoder = ENCODINGS.outputQP(out);
            encoder.write(canonical.getBytes(StandardCharsets.UTF_8));
            encoder.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] base64(byte[] bytes) {
        return Base64.getMimeEncoder(76, CRLF).encode(bytes);
    }

    private static void write(ByteArrayOutputStream out, String ascii) {
        out.writeBytes(ascii.getBytes(StandardCharsets.US_ASCII));
    }
}
