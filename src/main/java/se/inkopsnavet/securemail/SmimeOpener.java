package se.inkopsnavet.securemail;

import jakarta.mail.internet.ContentType;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.privacy.Sha256;

/**
 * Opens S/MIME in the order of {@code reliability.md} §3.2: size, structure, algorithms, decryption, one signer, signature, path and revocation now,
 * registered partner and address, freshness, and only then the content. Safe for use by several threads.
 */
public final class SmimeOpener implements MailOpener {

    private final OpenerSettings settings;
    private final CmsDecryptor decryptor;

    public SmimeOpener(OpenerSettings settings) {
        this.settings = settings;
        this.decryptor = new CmsDecryptor(settings.keys());
    }

    @Override
    public OpenedMail open(byte[] rawMail, Instant arrived, Instant now) {
        if (rawMail.length > settings.maxBytes()) {
            throw new FaultException(Fault.TOO_LARGE, "mail");
        }
        byte[] decrypted = decryptor.decrypt(onlyEncryptedPart(RawEntity.of(rawMail)));
        try {
            return verified(decrypted, arrived, now);
        } finally {
            Arrays.fill(decrypted, (byte) 0);
        }
    }

    private OpenedMail verified(byte[] decrypted, Instant arrived, Instant now) {
        VerifiedContent verified = VerifiedContent.of(SignedPart.in(decrypted));
        requireUsable(verified, now);
        SignedLetter letter = SignedLetter.in(verified.content());
        requireRegistered(verified, letter.from());
        letter.requireTo(settings.address());
        letter.requireFresh(settings.freshness(), arrived);
        OpenedMail opened =
                letter.opened(Sha256.hex(verified.content()), CertificateFingerprint.hex(verified.signer()));
        Arrays.fill(verified.content(), (byte) 0);
        return opened;
    }

    /** The whole mail is the encrypted part. Anything around it, above all HTML that would swallow the plain text, is refused (EFAIL, B51). */
    private static byte[] onlyEncryptedPart(RawEntity mail) {
        ContentType type = mail.contentType();
        String kind = Optional.ofNullable(type.getParameter("smime-type"))
                .orElse("enveloped-data")
                .toLowerCase(Locale.ROOT);
        boolean isEncrypted = type.match("application/pkcs7-mime") || type.match("application/x-pkcs7-mime");
        if (!isEncrypted || !List.of("enveloped-data", "authenveloped-data").contains(kind)) {
            throw RawEntity.refused("header Content-Type");
        }
        return mail.decodedBody();
    }

    private void requireUsable(VerifiedContent verified, Instant now) {
        settings.check().get().usable(verified.signer(), verified.sent(), Purpose.SIGNER, now).stream()
                .findFirst()
                .ifPresent(finding -> {
                    throw finding.asException();
                });
    }

    /** The pin is asked first: an unknown signer is told as such, whatever address the signer claims (B47). */
    private void requireRegistered(VerifiedContent verified, MailAddress from) {
        byte[] fingerprint = CertificateFingerprint.of(verified.signer());
        List<Pin> registered = settings.partners().stream()
                .filter(pin -> pin.isOf(fingerprint))
                .toList();
        if (registered.isEmpty()) {
            throw new FaultException(Fault.SIGNER_UNREGISTERED, Purpose.SIGNER.place());
        }
        boolean isTheirs = registered.stream().anyMatch(pin -> pin.address().equals(from.value()));
        if (!isTheirs || !CertificateAddress.isIn(verified.signer(), from)) {
            throw new FaultException(Fault.CERTIFICATE_ADDRESS, "inner From");
        }
    }
}
