package se.inkopsnavet.neighbourhood.supplier;

import jakarta.activation.DataHandler;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.Map;

/** Writes the mails with which a supplier answers a list, good and bad. */
record ReplyWriter(SupplierCraft craft) {

    /** @param id with angle brackets; {@code listId} the Message-ID of the list that is answered */
    byte[] write(Behaviour.Envelope envelope, String id, String listId, String fileName, String csv, Instant now) {
        return switch (envelope) {
            case SEALED, UNREGISTERED_SIGNER, EXPIRED_SIGNER ->
                craft.seal(letter(id, listId, fileName, csv, now), id, envelope, now);
            case PLAIN_TEXT -> letter(id, listId, fileName, csv, now);
            case AUTO_REPLY -> NoticeMail.autoReply(craft, id, listId, now);
            case BOUNCE -> NoticeMail.bounce(craft, id, listId, now);
            case SILENCE -> throw new IllegalArgumentException("silence has no words");
        };
    }

    private byte[] letter(String id, String listId, String fileName, String csv, Instant now) {
        return letter(id, listId, "Kvittens på kundlista", Map.of(fileName, csv), now);
    }

    /** @param files CSV by name */
    byte[] letter(String id, String listId, String subject, Map<String, String> files, Instant now) {
        try {
            MimeMessage letter = new MimeMessage((jakarta.mail.Session) null);
            letter.setFrom(new InternetAddress(craft.address()));
            letter.setRecipient(jakarta.mail.Message.RecipientType.TO, new InternetAddress(craft.hubAddress()));
            letter.setSubject(subject, "UTF-8");
            letter.setSentDate(Date.from(now));
            letter.setHeader("In-Reply-To", listId);
            MimeBodyPart text = new MimeBodyPart();
            text.setText("Hej! Det som ni väntar på bifogas.\n", "UTF-8");
            MimeMultipart parts = new MimeMultipart(text);
            for (Map.Entry<String, String> each : files.entrySet()) {
                parts.addBodyPart(file(each.getKey(), each.getValue()));
            }
            letter.setContent(parts);
            letter.saveChanges();
            letter.setHeader("Message-ID", id);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            letter.writeTo(out);
            return out.toByteArray();
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException("supplier's letter", e);
        }
    }

    private static MimeBodyPart file(String name, String csv) throws MessagingException {
        MimeBodyPart file = new MimeBodyPart();
        file.setDataHandler(new DataHandler(
                new ByteArrayDataSource(csv.getBytes(StandardCharsets.UTF_8), "text/csv; charset=UTF-8")));
        file.setFileName(name);
        file.setDisposition(Part.ATTACHMENT);
        // Line ends as they are: what is signed must not be changed by anyone who makes them canonical.
        file.setHeader("Content-Transfer-Encoding", "base64");
        return file;
    }
}
