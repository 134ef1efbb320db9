package se.inkopsnavet.neighbourhood.supplier;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A mail that the supplier has decrypted and whose signature is the hub's.
 *
 * @param messageId from inside the signature
 * @param attachmentName null when the mail carries no file
 */
public record SecretMail(
        String messageId, String from, String to, @Nullable String attachmentName, byte[] attachment) {

    public static SecretMail open(byte[] raw, SupplierCraft craft) throws RefusedMail {
        byte[] letter = craft.letterIn(raw);
        try {
            SecretMail mail = read(new MimeMessage(null, new ByteArrayInputStream(letter)));
            if (!mail.to.equals(craft.address()) || !mail.from.equals(craft.hubAddress())) {
                throw new RefusedMail("fel avsändare eller mottagare under signaturen");
            }
            return mail;
        } catch (MessagingException | IOException e) {
            throw new RefusedMail("ej läsbart", e);
        }
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
