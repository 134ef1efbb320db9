package se.inkopsnavet.securemail;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * A private key of ours with its certificate.
 *
 * @param intermediates certificates between ours and the authority's root; they are sent along with a signature
 */
public record OwnKey(PrivateKey privateKey, X509Certificate certificate, List<X509Certificate> intermediates) {

    public OwnKey {
        intermediates = List.copyOf(intermediates);
    }

    /** SHA-256 of the certificate, lower-case hex; what a partner pins. */
    public String fingerprint() {
        return CertificateFingerprint.hex(certificate);
    }

    @Override
    public String toString() {
        return "OwnKey[" + fingerprint() + "]";
    }
}
