package se.inkopsnavet.securemail;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;

/** SHA-256, and the fingerprint of a certificate by it. */
final class Digests {

    private Digests() {}

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Lower-case hex, 64 digits. */
    static String sha256Hex(byte[] bytes) {
        return HexFormat.of().formatHex(sha256().digest(bytes));
    }

    static byte[] fingerprint(X509Certificate certificate) {
        try {
            return sha256().digest(certificate.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new FaultException(Fault.CERTIFICATE_UNTRUSTED, "certificate encoding");
        }
    }

    /** Lower-case hex, 64 digits. */
    static String fingerprintHex(X509Certificate certificate) {
        return HexFormat.of().formatHex(fingerprint(certificate));
    }
}
