package se.inkopsnavet.securemail;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.List;

/** What a certificate is to be used for, and whether it says so itself. */
public enum Purpose {
    /** Somebody encrypts to it: keyEncipherment with RSA, keyAgreement with elliptic curves. */
    RECIPIENT("recipient certificate"),
    /** Somebody verifies a signature with it: digitalSignature. */
    SIGNER("signer certificate");

    private static final String EMAIL_PROTECTION = "1.3.6.1.5.5.7.3.4";
    private static final int DIGITAL_SIGNATURE = 0;
    private static final int KEY_ENCIPHERMENT = 2;
    private static final int KEY_AGREEMENT = 4;

    private final String place;

    Purpose(String place) {
        this.place = place;
    }

    String place() {
        return place;
    }

    /** A certificate that does not state its usage at all is refused: a missing extension would otherwise mean "anything". */
    boolean isAllowedBy(X509Certificate certificate) {
        boolean[] usage = certificate.getKeyUsage();
        int needed = this == SIGNER
                ? DIGITAL_SIGNATURE
                : certificate.getPublicKey().getAlgorithm().equals("RSA") ? KEY_ENCIPHERMENT : KEY_AGREEMENT;
        return usage != null && usage[needed] && hasEmailProtection(certificate);
    }

    private static boolean hasEmailProtection(X509Certificate certificate) {
        try {
            List<String> extended = certificate.getExtendedKeyUsage();
            return extended != null && extended.contains(EMAIL_PROTECTION);
        } catch (CertificateParsingException e) {
            return false;
        }
    }
}
