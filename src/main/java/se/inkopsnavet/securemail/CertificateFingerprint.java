package se.inkopsnavet.securemail;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.privacy.Sha256;

/** SHA-256 of a certificate as it is encoded (DER). */
final class CertificateFingerprint {

    private CertificateFingerprint() {}

    static byte[] of(X509Certificate certificate) {
        try {
            return Sha256.digest().digest(certificate.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new FaultException(Fault.CERTIFICATE_UNTRUSTED, "certificate encoding");
        }
    }

    /** Lower-case hex, 64 digits. */
    static String hex(X509Certificate certificate) {
        return HexFormat.of().formatHex(of(certificate));
    }
}
