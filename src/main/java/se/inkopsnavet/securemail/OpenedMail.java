package se.inkopsnavet.securemail;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * A letter that was decrypted and verified. Every field comes from inside the signature; nothing of the outer headers is used.
 *
 * @param text the first plain text part, empty when there is none; HTML is never rendered and comes as an attachment
 * @param signedSha256 of the bytes under the signature, lower-case hex: the same ones twice are a replay, whatever envelope they came in
 * @param signerFingerprint SHA-256 of the signing certificate, or the OpenPGP fingerprint, in lower-case hex: this is who sent it
 */
public record OpenedMail(
        String subject,
        String from,
        Instant date,
        String messageId,
        String text,
        List<Attachment> attachments,
        String signedSha256,
        String signerFingerprint) {

    /** Overwrites the files: for what must not outlive its use. */
    public void wipe() {
        attachments.forEach(attachment -> Arrays.fill(attachment.bytes(), (byte) 0));
    }

    @Override
    public String toString() {
        return "OpenedMail[" + attachments.size() + " attachments]";
    }
}
