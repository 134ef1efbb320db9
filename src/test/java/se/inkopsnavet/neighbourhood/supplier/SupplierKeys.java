package se.inkopsnavet.neighbourhood.supplier;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import se.inkopsnavet.neighbourhood.pki.CertificateRequest;
import se.inkopsnavet.neighbourhood.pki.TestAuthority;
import se.inkopsnavet.securemail.OwnKey;

/**
 * The supplier that writes S/MIME: its keys, the wrong ones it can sign with included, and the hub's certificate.
 *
 * @param own what the hub encrypts to and has registered
 * @param unregistered for the same address and from the same authority, but unknown to the hub
 * @param expired for the same address, ended yesterday
 */
public record SupplierKeys(
        String address,
        OwnKey own,
        OwnKey unregistered,
        OwnKey expired,
        String hubAddress,
        X509Certificate hubCertificate)
        implements SupplierCraft {

    private static final Duration DAY = Duration.ofDays(1);

    /** The usual set, with RSA-3072. */
    public static SupplierKeys issue(
            TestAuthority authority, String address, String hubAddress, X509Certificate hubCertificate, Instant now) {
        CertificateRequest good = CertificateRequest.forAddress(address, now);
        return new SupplierKeys(
                address,
                authority.issue(good),
                authority.issue(good.withKeyName(address + " unregistered")),
                authority.issue(
                        good.withKeyName(address + " expired").valid(now.minus(DAY.multipliedBy(30)), now.minus(DAY))),
                hubAddress,
                hubCertificate);
    }

    @Override
    public byte[] letterIn(byte[] raw) throws RefusedMail {
        return new SmimeReader(this).letterIn(raw);
    }

    @Override
    public byte[] seal(byte[] letter, String id, Behaviour.Envelope signer, Instant now) {
        OwnKey key =
                switch (signer) {
                    case UNREGISTERED_SIGNER -> unregistered;
                    case EXPIRED_SIGNER -> expired;
                    default -> own;
                };
        return new SmimeWriter(this).seal(letter, id, now, key);
    }

    /** Leaves {@code leverantor.key.pem} and {@code leverantor.cert.pem}, with which {@code openssl cms -decrypt} opens the mail. Test keys only. */
    public void writePem(Path folder) throws IOException {
        Files.createDirectories(folder);
        write(
                folder.resolve("leverantor.key.pem"),
                "PRIVATE KEY",
                own.privateKey().getEncoded());
        try {
            write(
                    folder.resolve("leverantor.cert.pem"),
                    "CERTIFICATE",
                    own.certificate().getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate that was issued can be written", e);
        }
    }

    private static void write(Path file, String label, byte[] der) throws IOException {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        Files.writeString(
                file,
                "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n",
                StandardCharsets.US_ASCII);
    }

    @Override
    public String toString() {
        return "SupplierKeys[" + own.fingerprint() + "]";
    }
}
