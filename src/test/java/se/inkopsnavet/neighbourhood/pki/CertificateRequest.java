package se.inkopsnavet.neighbourhood.pki;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a test certificate shall say. Start from {@link #forAddress} and change what the test is about.
 *
 * @param key {@code RSA-2048}, {@code RSA-3072}, {@code EC-P256}; the pair is shared by all with the same {@code keyName}
 * @param addresses subjectAltName rfc822Name values
 * @param usage bits of {@code org.bouncycastle.asn1.x509.KeyUsage}; 0 leaves the extension out
 * @param emailProtection whether the extended key usage says emailProtection (else clientAuth)
 * @param distributionPoint where the certificate says that its CRL can be fetched; null when it says nothing
 */
public record CertificateRequest(
        String keyName,
        String key,
        List<String> addresses,
        Instant notBefore,
        Instant notAfter,
        int usage,
        boolean emailProtection,
        @Nullable String distributionPoint) {

    private static final int DIGITAL_SIGNATURE = 128;
    private static final int KEY_ENCIPHERMENT = 32;
    private static final int KEY_AGREEMENT = 8;

    /** A good certificate for signing and encrypting, valid from 30 days before to 335 days after {@code now}. */
    public static CertificateRequest forAddress(String address, Instant now) {
        return new CertificateRequest(
                address,
                "RSA-3072",
                List.of(address),
                now.minus(Duration.ofDays(30)),
                now.plus(Duration.ofDays(335)),
                DIGITAL_SIGNATURE | KEY_ENCIPHERMENT,
                true,
                null);
    }

    public CertificateRequest withKey(String newKey) {
        int newUsage =
                newKey.startsWith("EC") ? DIGITAL_SIGNATURE | KEY_AGREEMENT : DIGITAL_SIGNATURE | KEY_ENCIPHERMENT;
        return new CertificateRequest(
                keyName, newKey, addresses, notBefore, notAfter, newUsage, emailProtection, distributionPoint);
    }

    public CertificateRequest withKeyName(String newName) {
        return new CertificateRequest(
                newName, key, addresses, notBefore, notAfter, usage, emailProtection, distributionPoint);
    }

    public CertificateRequest withAddresses(String... newAddresses) {
        return new CertificateRequest(
                keyName, key, List.of(newAddresses), notBefore, notAfter, usage, emailProtection, distributionPoint);
    }

    public CertificateRequest valid(Instant from, Instant to) {
        return new CertificateRequest(keyName, key, addresses, from, to, usage, emailProtection, distributionPoint);
    }

    public CertificateRequest withUsage(int newUsage) {
        return new CertificateRequest(
                keyName, key, addresses, notBefore, notAfter, newUsage, emailProtection, distributionPoint);
    }

    public CertificateRequest withoutEmailProtection() {
        return new CertificateRequest(keyName, key, addresses, notBefore, notAfter, usage, false, distributionPoint);
    }

    public CertificateRequest withDistributionPoint(String uri) {
        return new CertificateRequest(keyName, key, addresses, notBefore, notAfter, usage, emailProtection, uri);
    }
}
