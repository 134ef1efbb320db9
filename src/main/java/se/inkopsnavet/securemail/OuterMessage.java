package se.inkopsnavet.securemail;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import se.inkopsnavet.privacy.Sha256;

/** The envelope that servers on the way can read: addresses, date, id and a subject that says nothing. */
final class OuterMessage {

    /** The same for every letter, so that the subject tells nothing (HUD-25). */
    static final String SUBJECT = "Krypterat meddelande";

    private OuterMessage() {}

    /** The whole message; {@code contentHeaders} ends with CRLF and describes {@code body}. */
    static byte[] of(Letter letter, String contentHeaders, byte[] body) {
        byte[] head = ("From: " + letter.from() + "\r\nTo: " + letter.to() + "\r\nDate: "
                        + HeaderText.date(letter.date())
                        + "\r\nMessage-ID: " + letter.messageId() + "\r\nSubject: " + SUBJECT
                        + "\r\nMIME-Version: 1.0\r\n"
                        + contentHeaders + "\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        byte[] message = new byte[head.length + body.length + 2];
        System.arraycopy(head, 0, message, 0, head.length);
        System.arraycopy(body, 0, message, head.length, body.length);
        message[message.length - 2] = '\r';
        message[message.length - 1] = '\n';
        return message;
    }

    /**
     * A boundary that follows from the message id, so that sealing needs no further randomness; {@code =_} occurs neither in base64 nor in
     * quoted-printable, so no body can contain it (RFC 2045 §6.7).
     */
    static String boundary(String kind, String messageId) {
        byte[] digest = Sha256.digest().digest(messageId.getBytes(StandardCharsets.US_ASCII));
        return "=_" + kind + HexFormat.of().formatHex(digest, 0, 12);
    }
}
