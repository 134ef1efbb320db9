package se.inkopsnavet.securemail;

import jakarta.mail.internet.ContentType;
import java.util.List;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;

/**
 * Finds the signed content in what was decrypted: multipart/signed, or opaque signed-data.
 *
 * @param content exactly the bytes under the signature when it stands beside them; null when it stands inside {@code cms}
 */
record SignedPart(byte[] content, byte[] cms) {

    static SignedPart in(byte[] decrypted) {
        byte[] canonical = canonical(decrypted);
        RawEntity entity = RawEntity.of(canonical);
        ContentType type = entity.contentType();
        if (type.match("multipart/signed")) {
            List<RawEntity> parts = MultipartBody.parts(entity);
            if (parts.size() != 2 || !isPkcs7(parts.get(1).contentType(), "signature")) {
                throw RawEntity.refused("multipart/signed");
            }
            return new SignedPart(parts.get(0).bytes(), parts.get(1).decodedBody());
        }
        if (isPkcs7(type, "mime")) {
            return new SignedPart(null, RawEntity.of(decrypted).decodedBody());
        }
        throw new FaultException(Fault.SIGNATURE_INVALID, "not signed");
    }

    /** The old {@code x-} names are still written by some mail programs. */
    private static boolean isPkcs7(ContentType type, String kind) {
        return type.match("application/pkcs7-" + kind) || type.match("application/x-pkcs7-" + kind);
    }

    /** CRLF line ends, which the signature is about whatever the transport made of them (RFC 8551 §3.1.1). */
    static byte[] canonical(byte[] bytes) {
        int bare = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n' && (i == 0 || bytes[i - 1] != '\r')) {
                bare++;
            }
        }
        if (bare == 0) {
            return bytes;
        }
        byte[] canonical = new byte[bytes.length + bare];
        int at = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n' && (i == 0 || bytes[i - 1] != '\r')) {
                canonical[at++] = '\r';
            }
            canonical[at++] = bytes[i];
        }
        return canonical;
    }
}
