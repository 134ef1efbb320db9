package se.inkopsnavet.neighbourhood.supplier;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A mail that the supplier has decrypted and whose signature is the hub's. Shares no code with the hub's {@code securemail}, so that a mistake there
 * does not hide itself.
 *
 * @param messageId from inside the signature
 * @param attachmentName null when the mail carries no file
 */
public record SecretMail(
        String messageId, String from, String to, @Nullable String attachmentName, byte[] attachment) {

    public static SecretMail open(byte[] raw, SupplierKeys keys) throws RefusedMail {
        try {
            MimeMessage outer = new MimeMessage(null, new ByteArrayInputStream(raw));
            if (!outer.isMimeType("application/pkcs7-mime")) {
                throw new RefusedMail("ej krypterat");
            }
            byte[] decrypted =
                    new CmsReader(keys).decrypt(outer.getInputStream().readAllBytes());
            byte[] signed = signedContent(decrypted, keys);
            SecretMail mail = read(new MimeMessage(null, new ByteArrayInputStream(signed)));
            if (!mail.to.equals(keys.address()) || !mail.from.equals(keys.hubAddress())) {
                throw new RefusedMail("fel avsändare eller mottagare under signaturen");
            }
            return mail;
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

    private static SecretMail read(MimeMessage letter) throws MessagingException, IOException {
        Optional<Part> file = file(letter);
        return new SecretMail(
                letter.getMessageID(),
                letter.getHeader("From", null),
                letter.getHeader("To", null),
                file.isEmpty() ? null : MimeUtility.decodeText(file.get().getFileName()),
                file.isEmpty() ? new byte[0] : file.get().getInputStream().readAllBytes());
    }

    private static Optional<Part> file(Part part) throws MessagingException, IOException {
        if (part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                Optional<Part> found = file(parts.getBodyPart(i));
                if (found.isPresent()) {
                    return found;
                }
            }
            return Optional.empty();
        }
        return part.getFileName() == null ? Optional.empty() : Optional.of(part);
    }

    @Override
    public String toString() {
        return "SecretMail[" + messageId + "]";
    }
}
