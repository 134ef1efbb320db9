package se.inkopsnavet.neighbourhood.supplier;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Opens S/MIME: encrypted around {@code multipart/signed}. */
record SmimeReader(SupplierKeys keys) {

    byte[] letterIn(byte[] raw) throws RefusedMail {
        try {
            MimeMessage outer = new MimeMessage(null, new ByteArrayInputStream(raw));
            if (!outer.isMimeType("application/pkcs7-mime")) {
                throw new RefusedMail("ej krypterat");
            }
            byte[] decrypted =
                    new CmsReader(keys).decrypt(outer.getInputStream().readAllBytes());
            return signedContent(decrypted, keys);
        } catch (MessagingException | IOException e) {
            throw new RefusedMail("ej läsbart", e);
        }
    }

    /** The first part byte for byte as it stands between its boundaries: that is what was signed (RFC 1847 §2.1). */
    private static byte[] signedContent(byte[] entity, SupplierKeys keys)
            throws RefusedMail, MessagingException, IOException {
        MimeBodyPart outer = new MimeBodyPart(new ByteArrayInputStream(entity));
        ContentType type = new ContentType(outer.getContentType());
        if (!type.match("multipart/signed")) {
            throw new RefusedMail("ej signerat");
        }
        String text = new String(entity, StandardCharsets.ISO_8859_1);
        String boundary = "--" + type.getParameter("boundary");
        int start = text.indexOf("\r\n" + boundary + "\r\n") + boundary.length() + 4;
        int end = text.indexOf("\r\n" + boundary + "\r\n", start);
        int last = text.indexOf("\r\n" + boundary + "--", end + 1);
        if (start < boundary.length() + 4 || end < 0 || last < 0) {
            throw new RefusedMail("ej signerat");
        }
        byte[] content = Arrays.copyOfRange(entity, start, end);
        byte[] second = Arrays.copyOfRange(entity, end + boundary.length() + 4, last);
        MimeBodyPart signature = new MimeBodyPart(new ByteArrayInputStream(second));
        new CmsReader(keys).verify(content, signature.getInputStream().readAllBytes());
        return content;
    }
}
