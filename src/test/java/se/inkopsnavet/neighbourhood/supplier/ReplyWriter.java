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
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import se.inkopsnavet.securemail.OwnKey;

/** Writes the mails with which a supplier answers a list, good and bad. */
record ReplyWriter(SupplierKeys keys) {

    private static final byte[] NEW_LINE = {'\r', '\n'};

    /** @param id with angle brackets; {@code listId} the Message-ID of the list that is answered */
    byte[] write(Behaviour.Envelope envelope, String id, String listId, String fileName, String csv, Instant now) {
        return switch (envelope) {
            case SEALED -> sealed(letter(id, listId, fileName, csv, now), id, now, keys.own());
            case UNREGISTERED_SIGNER -> sealed(letter(id, listId, fileName, csv, now), id, now, keys.unregistered());
            case EXPIRED_SIGNER -> sealed(letter(id, listId, fileName, csv, now), id, now, keys.expired());
            case PLAIN_TEXT -> letter(id, listId, fileName, csv, now);
            case AUTO_REPLY -> NoticeMail.autoReply(keys, id, listId, now);
            case BOUNCE -> NoticeMail.bounce(keys, id, listId, now);
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
            letter.setFrom(new InternetAddress(keys.address()));
            letter.setRecipient(jakarta.mail.Message.RecipientType.TO, new InternetAddress(keys.hubAddress()));
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

    /** Encrypted for the hub, and signed by nobody. */
    byte[] unsigned(byte[] letter, String id, Instant now) {
        return encrypted(letter, id, now);
    }

    byte[] sealed(byte[] letter, String id, Instant now, OwnKey signer) {
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

    private byte[] encrypted(byte[] content, String id, Instant now) {
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
