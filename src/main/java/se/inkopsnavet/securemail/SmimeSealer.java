package se.inkopsnavet.securemail;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;

/**
 * Seals letters by S/MIME 4.0 (RFC 8551): checks, signs, encrypts, in this order.
 *
 * <p>Safe for use by several threads. {@code check} is asked at every letter, so that new CRLs come into force at once (see {@link TrustFiles}).
 */
public final class SmimeSealer implements MailSealer {

    private final OwnKey own;
    private final Recipient recipient;
    private final Supplier<CertificateCheck> check;
    private final CmsSigner signer;
    private final CmsEncryptor encryptor;
    private final String recipientFingerprint;

    public SmimeSealer(OwnKey own, Recipient recipient, Supplier<CertificateCheck> check) {
        this.own = own;
        this.recipient = recipient;
        this.check = check;
        this.signer = new CmsSigner(own);
        this.encryptor = new CmsEncryptor(recipient.certificate());
        this.recipientFingerprint = CertificateFingerprint.hex(recipient.certificate());
    }

    @Override
    public SealedMail seal(Letter letter, Instant now) {
        findings(letter.from(), now).stream().findFirst().ifPresent(finding -> {
            throw finding.asException();
        });
        if (!letter.to().equals(recipient.pin().address())) {
            throw new FaultException(Fault.CERTIFICATE_ADDRESS, "To");
        }
        boolean cbc = recipient.usesCbc(now);
        boolean pkcs1 = recipient.usesPkcs1(now);
        byte[] inner = InnerMessage.of(letter);
        byte[] signed = signer.sign(inner, letter.messageId(), now);
        byte[] enveloped = encryptor.encrypt(signed, cbc, pkcs1);
        Arrays.fill(inner, (byte) 0);
        Arrays.fill(signed, (byte) 0);
        byte[] bytes = OuterMessage.of(letter, contentHeaders(cbc), InnerMessage.base64(enveloped));
        return new SealedMail(bytes, letter.messageId(), recipientFingerprint);
    }

    @Override
    public List<Finding> findings(String from, Instant now) {
        CertificateCheck current = check.get();
        List<Finding> findings = current.recipient(recipient, now);
        findings.addAll(current.own(own, from, now));
        return findings;
    }

    @Override
    public Optional<Instant> expires() {
        return Stream.of(own.certificate(), recipient.certificate())
                .map(certificate -> certificate.getNotAfter().toInstant())
                .min(Instant::compareTo);
    }

    private static String contentHeaders(boolean cbc) {
        return "Content-Type: application/pkcs7-mime; name=\"smime.p7m\";\r\n smime-type="
                + (cbc ? "enveloped-data" : "authEnveloped-data")
                + "\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: attachment; filename=\"smime.p7m\"\r\n";
    }
}
