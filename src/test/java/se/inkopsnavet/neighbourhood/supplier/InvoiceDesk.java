package se.inkopsnavet.neighbourhood.supplier;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import se.inkopsnavet.neighbourhood.HandoverReceivers;
import se.inkopsnavet.neighbourhood.Town;
import se.inkopsnavet.securemail.OwnKey;

/** The municipality's invoice desk: reads and answers with a mail program like the supplier's, and shares no code with the hub. */
public record InvoiceDesk(Town town) {

    /** @param form as it was attached, to be filled in */
    public record Asked(String messageId, String subject, String text, String form) {}

    /** Everything that could be decrypted and carries the hub's signature, oldest first. */
    public List<Asked> asked() {
        return mails().stream().map(this::opened).flatMap(Optional::stream).toList();
    }

    /** As they came, neutral reminders among them. */
    public List<byte[]> mails() {
        return town.mail().inbox(HandoverReceivers.INVOICE_DESK);
    }

    public void answer(Asked question, String... forms) {
        answer(question, Behaviour.Envelope.SEALED, forms);
    }

    /** @param signer which key signs; all but the desk's own are wrong */
    public void answer(Asked question, Behaviour.Envelope signer, String... forms) {
        Map<String, String> files = new java.util.LinkedHashMap<>();
        for (String form : forms) {
            files.put("fakturasvar" + (files.isEmpty() ? "" : files.size()) + ".txt", form);
        }
        String id = "<svar-" + UUID.randomUUID() + "@exempelkommun.example>";
        byte[] letter = new ReplyWriter(keys())
                .letter(id, question.messageId(), "Sv: " + question.subject(), files, Instant.now());
        town.mail().deliver(Town.HUB_MAILBOX, keys().seal(letter, id, signer, Instant.now()));
    }

    /** The form with a name and a street; what is not said stays empty. */
    public static String filled(Asked question, String name, String street) {
        return question.form()
                .replace("Mottagare:", "Mottagare: " + name)
                .replace("Gatuadress:", "Gatuadress: " + street)
                .replace("Postnummer:", "Postnummer: 990 20")
                .replace("Postort:", "Postort: Ängsholmen");
    }

    private SupplierKeys keys() {
        OwnKey own = town.receivers().keys().get("kundfaktura");
        // The supplier's key is from the same authority, and registered: for the supplier.
        OwnKey other = town.supplierKeys().own();
        return new SupplierKeys(
                HandoverReceivers.INVOICE_DESK,
                own,
                other,
                other,
                Town.HUB_MAILBOX,
                town.hubKey().certificate());
    }

    private Optional<Asked> opened(byte[] raw) {
        try {
            MimeMessage letter = new MimeMessage(null, new ByteArrayInputStream(keys().letterIn(raw)));
            Multipart parts = (Multipart) letter.getContent();
            return Optional.of(new Asked(
                    letter.getMessageID(),
                    letter.getSubject(),
                    text(parts.getBodyPart(0)),
                    text(parts.getBodyPart(1))));
        } catch (RefusedMail neutral) {
            return Optional.empty();
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException("the hub's letter", e);
        }
    }

    private static String text(BodyPart part) throws MessagingException, IOException {
        return new String(part.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
