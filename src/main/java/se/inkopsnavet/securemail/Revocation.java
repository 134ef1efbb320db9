package se.inkopsnavet.securemail;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertStore;
import java.security.cert.Certificate;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXCertPathBuilderResult;
import java.security.cert.PKIXParameters;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import se.inkopsnavet.fault.Fault;

/** Revocation by CRL files, judged now (B49, AC-05-13). */
final class Revocation {

    /** @param goodUntil when the answer must be asked for again; meaningless with a fault */
    record Answer(Optional<Fault> fault, Instant goodUntil) {}

    private record Link(X509Certificate certificate, X509Certificate issuer) {}

    private final Trust trust;

    Revocation(Trust trust) {
        this.trust = trust;
    }

    Answer of(PKIXCertPathBuilderResult path, Instant now) throws GeneralSecurityException {
        List<Link> links = links(path);
        if (links.isEmpty()) {
            // The certificate is itself an anchor: nobody else can revoke it, and an end certificate must not be one.
            return new Answer(Optional.of(Fault.CERTIFICATE_UNTRUSTED), now);
        }
        if (links.stream().anyMatch(this::isListed)) {
            return new Answer(Optional.of(Fault.CERTIFICATE_REVOKED), now);
        }
        X509Certificate leafIssuer = links.get(0).issuer();
        List<X509CRL> current = trust.crls().stream()
                .filter(crl -> crl.getNextUpdate() != null && now.isBefore(end(crl, leafIssuer)))
                .toList();
        Optional<Fault> fault = validate(path, current, now);
        if (fault.filter(Fault.REVOCATION_UNKNOWN::equals).isPresent() && isInGrace(links, now)) {
            return new Answer(Optional.empty(), now);
        }
        return new Answer(
                fault,
                current.stream()
                        .map(crl -> end(crl, leafIssuer))
                        .min(Instant::compareTo)
                        .orElse(now));
    }

    private static List<Link> links(PKIXCertPathBuilderResult path) {
        List<Link> links = new ArrayList<>();
        X509Certificate issuer = path.getTrustAnchor().getTrustedCert();
        List<? extends Certificate> certificates = path.getCertPath().getCertificates();
        for (int i = certificates.size() - 1; i >= 0; i--) {
            X509Certificate certificate = (X509Certificate) certificates.get(i);
            links.add(0, new Link(certificate, issuer));
            issuer = certificate;
        }
        return links;
    }

    /**
     * The JDK decides whether the lists cover every link: issuer, signature, distribution points, deltas and dates.
     *
     * <p>Without a revocation checker of our own: with one, the JDK opens the address in a certificate whenever our lists do not settle it, whatever the
     * checker's options; its own looks there only if a system property says so, which {@link PathPins} refuses.
     */
    private Optional<Fault> validate(PKIXCertPathBuilderResult path, List<X509CRL> crls, Instant now)
            throws GeneralSecurityException {
        CertPathValidator validator = CertPathValidator.getInstance("PKIX");
        PKIXParameters parameters = new PKIXParameters(Set.of(path.getTrustAnchor()));
        parameters.setRevocationEnabled(true);
        parameters.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(crls)));
        parameters.setDate(Date.from(now));
        try {
            validator.validate(path.getCertPath(), parameters);
            return Optional.empty();
        } catch (CertPathValidatorException e) {
            if (e.getReason() == BasicReason.REVOKED) {
                return Optional.of(Fault.CERTIFICATE_REVOKED);
            }
            return Optional.of(
                    e.getReason() == BasicReason.UNDETERMINED_REVOCATION_STATUS
                            ? Fault.REVOCATION_UNKNOWN
                            : Fault.CERTIFICATE_UNTRUSTED);
        }
    }

    /** A revocation does not wear off: a list that is too old to prove that a certificate is good still proves that it is bad. */
    private boolean isListed(Link link) {
        return trust.crls().stream().anyMatch(crl -> crl.isRevoked(link.certificate()) && isFrom(crl, link.issuer()));
    }

    /** Every issuer in the path must have been heard of within the grace, not only the one whose list is late. */
    private boolean isInGrace(List<Link> links, Instant now) {
        Duration grace = trust.rule().grace();
        X509Certificate leafIssuer = links.get(0).issuer();
        return grace.compareTo(Duration.ZERO) > 0
                && links.stream().allMatch(link -> trust.crls().stream()
                        .filter(crl -> crl.getNextUpdate() != null && isFrom(crl, link.issuer()))
                        .anyMatch(crl -> now.isBefore(end(crl, leafIssuer).plus(grace))));
    }

    private Instant end(X509CRL crl, X509Certificate issuer) {
        Instant next = crl.getNextUpdate().toInstant();
        Instant oldest = crl.getThisUpdate().toInstant().plus(trust.rule().maxCrlAge());
        boolean isOfLeafIssuer = crl.getIssuerX500Principal().equals(issuer.getSubjectX500Principal());
        return isOfLeafIssuer && oldest.isBefore(next) ? oldest : next;
    }

    private static boolean isFrom(X509CRL crl, X509Certificate issuer) {
        if (!crl.getIssuerX500Principal().equals(issuer.getSubjectX500Principal())) {
            return false;
        }
        try {
            crl.verify(issuer.getPublicKey());
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
