package se.inkopsnavet.securemail;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertStore;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.PKIXCertPathBuilderResult;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import se.inkopsnavet.fault.Fault;

/**
 * The path from a certificate to a pinned authority (RFC 5280 §6, by the JDK), with revocation.
 *
 * <p>A positive answer is kept until the first date in it passes (a certificate's or a CRL's end), which is compared at every call: the kept answer
 * spares signature arithmetic and never outlives what it rests on. Nothing is fetched over the network: see {@link PathPins}.
 */
final class CertificatePath {

    private static final int MAX_KEPT = 500;

    private record Window(Instant from, Instant to) {
        boolean holds(Instant now) {
            return !now.isBefore(from) && now.isBefore(to);
        }
    }

    private final Trust trust;
    private final Revocation revocation;
    private final Set<TrustAnchor> anchors;
    private final Map<X509Certificate, Window> verified = new ConcurrentHashMap<>();

    /** @throws se.inkopsnavet.fault.FaultException CONFIGURATION when this JVM may fetch something while it judges a path */
    CertificatePath(Trust trust) {
        PathPins.check();
        this.trust = trust;
        this.revocation = new Revocation(trust);
        this.anchors = trust.anchors().stream()
                .map(anchor -> new TrustAnchor(anchor, null))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The reason to refuse, or nothing. */
    Optional<Fault> fault(X509Certificate certificate, List<X509Certificate> sent, Instant now) {
        Window known = verified.get(certificate);
        if (known != null && known.holds(now)) {
            return Optional.empty();
        }
        if (anchors.isEmpty()) {
            return Optional.of(Fault.CERTIFICATE_UNTRUSTED);
        }
        try {
            PKIXCertPathBuilderResult path = build(certificate, sent, now);
            Revocation.Answer answer = revocation.of(path, now);
            if (answer.fault().isEmpty()) {
                remember(certificate, path, now, answer.goodUntil());
            }
            return answer.fault();
        } catch (CertPathBuilderException e) {
            return Optional.of(reason(e));
        } catch (GeneralSecurityException e) {
            return Optional.of(Fault.CERTIFICATE_UNTRUSTED);
        }
    }

    private PKIXCertPathBuilderResult build(X509Certificate certificate, List<X509Certificate> sent, Instant now)
            throws GeneralSecurityException {
        X509CertSelector target = new X509CertSelector();
        target.setCertificate(certificate);
        PKIXBuilderParameters parameters = new PKIXBuilderParameters(anchors, target);
        List<X509Certificate> others = new ArrayList<>(trust.intermediates());
        others.addAll(sent);
        others.add(certificate);
        parameters.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(others)));
        parameters.setDate(Date.from(now));
        parameters.setRevocationEnabled(false);
        return (PKIXCertPathBuilderResult) CertPathBuilder.getInstance("PKIX").build(parameters);
    }

    private void remember(X509Certificate certificate, PKIXCertPathBuilderResult path, Instant now, Instant goodUntil) {
        Instant to = goodUntil;
        for (var link : path.getCertPath().getCertificates()) {
            to = earlier(to, ((X509Certificate) link).getNotAfter().toInstant());
        }
        to = earlier(to, path.getTrustAnchor().getTrustedCert().getNotAfter().toInstant());
        if (verified.size() >= MAX_KEPT) {
            verified.clear();
        }
        verified.put(certificate, new Window(now, to));
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }

    private static Fault reason(CertPathBuilderException e) {
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof CertPathValidatorException validation
                    && (validation.getReason() == BasicReason.EXPIRED
                            || validation.getReason() == BasicReason.NOT_YET_VALID)) {
                return Fault.CERTIFICATE_EXPIRED;
            }
        }
        return Fault.CERTIFICATE_UNTRUSTED;
    }
}
