package se.inkopsnavet.wiring;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import se.inkopsnavet.policy.UnitCertificate;
import se.inkopsnavet.securemail.KeyFiles;
import se.inkopsnavet.securemail.Pin;
import se.inkopsnavet.securemail.RevocationRule;
import se.inkopsnavet.securemail.TrustFiles;
import se.inkopsnavet.supplier.Fingerprint;
import se.inkopsnavet.supplier.MessageProtection;
import se.inkopsnavet.supplier.MessageProtection.Cipher;
import se.inkopsnavet.supplier.MessageProtection.Encryption;

/** The function certificates of units and print services: pinned, issued by the stated CA, and never used without a current revocation list. */
final class PinnedCertificates {

    private static final Duration MAX_CRL_AGE = Duration.ofDays(7);

    private final Path keys;

    /** @param keys the installation's folder of keys, to which file names are relative */
    PinnedCertificates(Path keys) {
        this.keys = keys;
    }

    /** @throws se.inkopsnavet.fault.FaultException CONFIGURATION naming the file that is missing or unreadable */
    Pin pin(String address, UnitCertificate certificate) {
        String fingerprint = new MessageProtection(
                        Encryption.SMIME,
                        Cipher.AES256_GCM,
                        null,
                        certificate.shortKeyUntil(),
                        certificate.certificate(),
                        new Fingerprint(certificate.fingerprint()),
                        certificate.trustCa(),
                        certificate.crl(),
                        MessageProtection.Revocation.HARD_FAIL)
                .pinnedFingerprint(keys);
        return new Pin(fingerprint, address);
    }

    X509Certificate read(UnitCertificate certificate) {
        return KeyFiles.certificate(keys.resolve(certificate.certificate()));
    }

    TrustFiles trust(HubProperties.Municipality own, Collection<UnitCertificate> certificates) {
        return new TrustFiles(
                files(certificates.stream().map(UnitCertificate::trustCa), own.authority()),
                List.of(),
                files(certificates.stream().map(UnitCertificate::crl), own.revocations()),
                RevocationRule.hardFail(MAX_CRL_AGE));
    }

    private List<Path> files(Stream<String> names, Path own) {
        return Stream.concat(names.map(keys::resolve), Stream.of(own))
                .distinct()
                .toList();
    }
}
