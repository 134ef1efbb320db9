package se.inkopsnavet.securemail;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.bouncycastle.openpgp.api.OpenPGPCertificate;
import org.bouncycastle.openpgp.api.OpenPGPCertificate.OpenPGPComponentKey;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.privacy.Sha256;

/**
 * Opens PGP/MIME in the same order as {@link SmimeOpener}. The signing key must be a partner's own: there is no path to an authority.
 *
 * <p>Safe for use by several threads.
 */
public final class PgpOpener implements MailOpener {

    private static final String PLACE = "partner key";

    private final PgpSettings settings;
    private final PgpDecryptor decryptor;

    public PgpOpener(PgpSettings settings) {
        this.settings = settings;
        this.decryptor = new PgpDecryptor(settings.keys(), settings.maxBytes());
    }

    @Override
    public OpenedMail open(byte[] rawMail, Instant arrived, Instant now) {
        if (rawMail.length > settings.maxBytes()) {
            throw new FaultException(Fault.TOO_LARGE, "mail");
        }
        byte[] decrypted = decryptor.decrypt(onlyEncryptedPart(rawMail));
        PgpSignedContent signed = PgpSignedContent.in(decrypted, settings.maxBytes());
        PgpPartner partner = signer(signed.signature().getKeyID());
        OpenPGPCertificate certificate = PgpKeyFiles.parse(partner.encoded(), PLACE);
        OpenPGPComponentKey key = key(certificate, signed.signature().getKeyID());
        signed.verify(key.getPGPPublicKey());
        requireUsable(partner, certificate, key, now);
        SignedLetter letter = SignedLetter.in(SignedPart.canonical(signed.content()));
        if (!letter.from().value().equals(partner.pin().address())) {
            throw new FaultException(Fault.CERTIFICATE_ADDRESS, "inner From");
        }
        letter.requireTo(settings.address());
        letter.requireFresh(settings.freshness(), arrived);
        return letter.opened(Sha256.hex(signed.content()), partner.pin().fingerprint());
    }

    /** RFC 3156 §4: a control part with the version and one encrypted part, nothing beside them. */
    private static byte[] onlyEncryptedPart(byte[] rawMail) {
        RawEntity mail = RawEntity.of(SignedPart.canonical(rawMail));
        if (!mail.contentType().match("multipart/encrypted")) {
            throw RawEntity.refused("header Content-Type");
        }
        List<RawEntity> parts = MultipartBody.parts(mail);
        if (parts.size() != 2
                || !parts.get(0).contentType().match("application/pgp-encrypted")
                || !new String(parts.get(0).decodedBody(), StandardCharsets.ISO_8859_1)
                        .strip()
                        .equals("Version: 1")
                || !parts.get(1).contentType().match("application/octet-stream")) {
            throw RawEntity.refused("multipart/encrypted");
        }
        return parts.get(1).decodedBody();
    }

    private PgpPartner signer(long keyId) {
        return settings.partners().stream()
                .filter(partner -> key(PgpKeyFiles.parse(partner.encoded(), PLACE), keyId) != null)
                .findFirst()
                .orElseThrow(() -> new FaultException(Fault.SIGNER_UNREGISTERED, PLACE));
    }

    private static OpenPGPComponentKey key(OpenPGPCertificate certificate, long keyId) {
        return certificate.getKeys().stream()
                .filter(key -> key.getKeyIdentifier().getKeyId() == keyId)
                .findFirst()
                .orElse(null);
    }

    private static void requireUsable(
            PgpPartner partner, OpenPGPCertificate certificate, OpenPGPComponentKey key, Instant now) {
        partner.findings(certificate, Purpose.SIGNER, now).stream().findFirst().ifPresent(finding -> {
            throw finding.asException();
        });
        if (!PgpPartner.keys(certificate, Purpose.SIGNER, now).contains(key)) {
            throw new FaultException(Fault.CERTIFICATE_USAGE, PLACE);
        }
    }
}
