package se.inkopsnavet.neighbourhood.supplier;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import se.inkopsnavet.securemail.OwnKey;

/** Seals a letter as S/MIME. */
record SmimeWriter(SupplierKeys keys) {

    private static final byte[] NEW_LINE = {'\r', '\n'};

    byte[] seal(byte[] letter, String id, Instant now, OwnKey signer) {
        String boundary =
                "=_" + Sha256.of(id.getBytes(StandardCharsets.US_ASCII)).substring(0, 24);
        ByteArrayOutputStream signed = new ByteArrayOutputStream();
        write(
                signed,
                "Content-Type: multipart/signed; protocol=\"application/pkcs7-signature\";\r\n micalg=sha-256; boundary=\""
                        + boundary + "\"\r\n\r\n--" + boundary + "\r\n");
        signed.writeBytes(letter);
        write(
                signed,
                "\r\n--" + boundary + "\r\nContent-Type: application/pkcs7-signature; name=\"smime.p7s\"\r\n"
                        + "Content-Transfer-Encoding: base64\r\n\r\n" + base64(CmsWriter.sign(letter, signer))
                        + "\r\n--" + boundary + "--\r\n");
        return encrypted(signed.toByteArray(), id, now);
    }

    /** For the hub's eyes only; whether anybody has signed it is the caller's. */
    byte[] encrypted(byte[] content, String id, Instant now) {
        String outer = NoticeMail.head(keys.address(), keys, id, "Krypterat meddelande", now)
                + "Content-Type: application/pkcs7-mime; smime-type=authEnveloped-data; name=\"smime.p7m\"\r\n"
                + "Content-Transfer-Encoding: base64\r\n\r\n"
                + base64(CmsWriter.encrypt(content, keys.hubCertificate())) + "\r\n";
        return outer.getBytes(StandardCharsets.US_ASCII);
    }

    private static String base64(byte[] bytes) {
        return Base64.getMimeEncoder(76, NEW_LINE).encodeToString(bytes);
    }

    private static void write(ByteArrayOutputStream out, String ascii) {
        out.writeBytes(ascii.getBytes(StandardCharsets.US_ASCII));
    }
}
