package se.inkopsnavet.securemail;

/**
 * A complete RFC 5322 message, built once and stored: a retry sends these bytes again.
 *
 * @param bytes as they go on the wire: CRLF, 7-bit, lines of at most 78 characters; only From, To, Date, Message-ID and a neutral subject outside
 * @param recipientFingerprint SHA-256 of the certificate, or the OpenPGP fingerprint, in lower-case hex; goes into the disclosure log
 */
public record SealedMail(byte[] bytes, String messageId, String recipientFingerprint) {

    @Override
    public String toString() {
        return "SealedMail[" + messageId + ", " + bytes.length + " bytes]";
    }
}
