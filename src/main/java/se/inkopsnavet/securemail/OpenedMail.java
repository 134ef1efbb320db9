package se.inkopsnavet.securemail;

import java.time.Instant;
import java.util.List;

/**
 * A letter that was decrypted and verified. Every field comes from inside the signature; nothing of the outer headers is used.
 *
 * @param text the first plain text part, empty when there is none; HTML is never rendered and comes as an attachment
 * @param signerFingerprint SHA-256 of the signing certificate, or the OpenPGP fingerprint, in lower-case hex: this is who sent it
 */
public record OpenedMail(
        String subject,
        String from,
        Instant date,
        String messageId,
        String text,
        List<Attachment> attachments,
        String signerFingerprint) {

    @Override
    public String toString() {
        return "OpenedMail[" + attachments.size() + " attachments]";
    }
}
