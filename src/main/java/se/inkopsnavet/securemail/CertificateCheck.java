package se.inkopsnavet.securemail;

import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import se.inkopsnavet.fault.Fault;

/**
 * Whether a certificate may be used now (S-18, AC-05-12, AC-05-13, {@code reliability.md} §3.2).
 *
 * <p>Checked at every use against the caller's clock, never against a time that the message states (CVE-2026-59641). Safe for use by several threads;
 * made anew when the anchors or CRLs change.
 */
public final class CertificateCheck {

    private static final int MIN_RSA_BITS = 2048;
    /** Of whom something is encrypted to, which somebody can keep until the key is broken (reliability §3.2, docs/decisions/0076). */
    private static final int MIN_RECIPIENT_RSA_BITS = 3072;

    private static final int MIN_EC_BITS = 256;

    private final CertificatePath path;

    public CertificateCheck(Trust trust) {
        this.path = new CertificatePath(trust);
    }

    /** Everything that forbids to encrypt to this partner's certificate, the most telling first; empty when it may be used. */
    public List<Finding> recipient(Recipient recipient, Instant now) {
        X509Certificate certificate = recipient.certificate();
        List<Finding> findings = new ArrayList<>();
        String place = Purpose.RECIPIENT.place();
        if (!recipient.pin().isOf(CertificateFingerprint.of(certificate))) {
            findings.add(new Finding(Fault.CERTIFICATE_NOT_PINNED, place));
        }
        int bits = recipient.mayHaveShortKey(now) ? MIN_RSA_BITS : MIN_RECIPIENT_RSA_BITS;
        findings.addAll(usable(certificate, List.of(), Purpose.RECIPIENT, bits, now));
        address(certificate, new MailAddress(recipient.pin().address()), place).ifPresent(findings::add);
        return findings;
    }

    /** Everything that forbids to sign with this own certificate as {@code address}. */
    public List<Finding> own(OwnKey own, String address, Instant now) {
        List<Finding> findings = new ArrayList<>(usable(own.certificate(), own.intermediates(), Purpose.SIGNER, now));
        address(own.certificate(), MailAddress.of(address, "From"), Purpose.SIGNER.place())
                .ifPresent(findings::add);
        return findings;
    }

    /**
     * Dates, strength, usage, path and revocation, in this order; without the question whose certificate it is.
     *
     * @param sent further certificates that came along; they help to find a path and are not trusted
     */
    List<Finding> usable(X509Certificate certificate, List<X509Certificate> sent, Purpose purpose, Instant now) {
        return usable(certificate, sent, purpose, MIN_RSA_BITS, now);
    }

    private List<Finding> usable(
            X509Certificate certificate, List<X509Certificate> sent, Purpose purpose, int minRsaBits, Instant now) {
        List<Finding> findings = new ArrayList<>();
        if (!isValidAt(certificate, now)) {
            findings.add(new Finding(Fault.CERTIFICATE_EXPIRED, purpose.place()));
        }
        if (!isStrong(certificate.getPublicKey(), minRsaBits)) {
            findings.add(new Finding(Fault.CIPHER_REFUSED, purpose.place() + " key"));
        }
        if (!purpose.isAllowedBy(certificate)) {
            findings.add(new Finding(Fault.CERTIFICATE_USAGE, purpose.place()));
        }
        if (findings.isEmpty() || findings.get(0).fault() != Fault.CERTIFICATE_EXPIRED) {
            path.fault(certificate, sent, now).ifPresent(fault -> findings.add(new Finding(fault, purpose.place())));
        }
        return findings;
    }

    static Optional<Finding> address(X509Certificate certificate, MailAddress address, String place) {
        return CertificateAddress.isIn(certificate, address)
                ? Optional.empty()
                : Optional.of(new Finding(Fault.CERTIFICATE_ADDRESS, place));
    }

    static boolean isValidAt(X509Certificate certificate, Instant now) {
        return !now.isBefore(certificate.getNotBefore().toInstant())
                && !now.isAfter(certificate.getNotAfter().toInstant());
    }

    private static boolean isStrong(PublicKey key, int minRsaBits) {
        if (key instanceof RSAPublicKey rsa) {
            return rsa.getModulus().bitLength() >= minRsaBits;
        }
        return key instanceof ECPublicKey ec && ec.getParams().getOrder().bitLength() >= MIN_EC_BITS;
    }
}
