package se.inkopsnavet.neighbourhood.pki;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CRLConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import se.inkopsnavet.securemail.OwnKey;

/**
 * A certificate authority for tests and the demo: issues certificates with chosen dates, addresses, usages and keys, and lists the revoked ones.
 *
 * <p>Everything is made at run time; no key of it is ever stored in the repository.
 */
public final class TestAuthority {

    private static final AtomicLong SERIAL = new AtomicLong(1000);

    private final KeyPair keys;
    private final X509Certificate certificate;

    private TestAuthority(KeyPair keys, X509Certificate certificate) {
        this.keys = keys;
        this.certificate = certificate;
    }

    /** A root, valid from a year before to nine years after {@code now}. */
    public static TestAuthority root(String name, Instant now) {
        KeyPair keys = TestKeys.named(name, "RSA-2048");
        X500Principal subject = new X500Principal("CN=" + name + ",O=Exempel");
        X509Certificate certificate = issueAuthority(subject, keys, subject, keys, now);
        return new TestAuthority(keys, certificate);
    }

    /** An issuing authority below this one. */
    public TestAuthority intermediate(String name, Instant now) {
        KeyPair below = TestKeys.named(name, "RSA-2048");
        X500Principal subject = new X500Principal("CN=" + name + ",O=Exempel");
        return new TestAuthority(
                below, issueAuthority(certificate.getSubjectX500Principal(), keys, subject, below, now));
    }

    /** An impostor: the same name, another key. */
    public TestAuthority withSameNameAndOtherKey(Instant now) {
        KeyPair other = TestKeys.named("impostor", "RSA-2048");
        X500Principal subject = certificate.getSubjectX500Principal();
        return new TestAuthority(other, issueAuthority(subject, other, subject, other, now));
    }

    public X509Certificate certificate() {
        return certificate;
    }

    /** A key with its certificate from this authority. */
    public OwnKey issue(CertificateRequest request) {
        KeyPair subject = TestKeys.named(request.keyName(), request.key());
        try {
            JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                    certificate.getSubjectX500Principal(),
                    BigInteger.valueOf(SERIAL.incrementAndGet()),
                    Date.from(request.notBefore()),
                    Date.from(request.notAfter()),
                    new X500Principal("CN=Funktionsbrevlåda,O=Exempel"),
                    subject.getPublic());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
            if (request.usage() != 0) {
                builder.addExtension(Extension.keyUsage, true, new KeyUsage(request.usage()));
            }
            builder.addExtension(
                    Extension.extendedKeyUsage,
                    false,
                    new ExtendedKeyUsage(
                            request.emailProtection()
                                    ? KeyPurposeId.id_kp_emailProtection
                                    : KeyPurposeId.id_kp_clientAuth));
            if (!request.addresses().isEmpty()) {
                GeneralName[] names = request.addresses().stream()
                        .map(address -> new GeneralName(GeneralName.rfc822Name, address))
                        .toArray(GeneralName[]::new);
                builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(names));
            }
            if (request.distributionPoint() != null) {
                GeneralNames at = new GeneralNames(
                        new GeneralName(GeneralName.uniformResourceIdentifier, request.distributionPoint()));
                DistributionPoint[] points = {new DistributionPoint(new DistributionPointName(at), null, null)};
                builder.addExtension(Extension.cRLDistributionPoints, false, new CRLDistPoint(points));
            }
            addKeyIds(builder, subject, certificate);
            X509Certificate issued = converted(builder, keys);
            boolean isRoot = certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal());
            return new OwnKey(subject.getPrivate(), issued, isRoot ? List.of() : List.of(certificate));
        } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException("test certificate", e);
        }
    }

    /** A CRL made at {@code thisUpdate} and good for seven days. */
    public X509CRL crl(Instant thisUpdate, X509Certificate... revoked) {
        return crl(thisUpdate, thisUpdate.plus(Duration.ofDays(7)), revoked);
    }

    public X509CRL crl(Instant thisUpdate, Instant nextUpdate, X509Certificate... revoked) {
        try {
            X509v2CRLBuilder builder =
                    new JcaX509v2CRLBuilder(certificate.getSubjectX500Principal(), Date.from(thisUpdate));
            builder.setNextUpdate(Date.from(nextUpdate));
            for (X509Certificate one : revoked) {
                builder.addCRLEntry(one.getSerialNumber(), Date.from(thisUpdate), 1);
            }
            builder.addExtension(
                    Extension.authorityKeyIdentifier,
                    false,
                    new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(keys.getPublic()));
            return new JcaX509CRLConverter().getCRL(builder.build(signer(keys)));
        } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException("test crl", e);
        }
    }

    private static X509Certificate issueAuthority(
            X500Principal issuer, KeyPair issuerKeys, X500Principal subject, KeyPair subjectKeys, Instant now) {
        try {
            JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                    issuer,
                    BigInteger.valueOf(SERIAL.incrementAndGet()),
                    Date.from(now.minus(Duration.ofDays(365))),
                    Date.from(now.plus(Duration.ofDays(9 * 365))),
                    subject,
                    subjectKeys.getPublic());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
            builder.addExtension(
                    Extension.subjectKeyIdentifier,
                    false,
                    new JcaX509ExtensionUtils().createSubjectKeyIdentifier(subjectKeys.getPublic()));
            return converted(builder, issuerKeys);
        } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException("test authority", e);
        }
    }

    private static void addKeyIds(JcaX509v3CertificateBuilder builder, KeyPair subject, X509Certificate issuer)
            throws IOException, GeneralSecurityException {
        JcaX509ExtensionUtils ids = new JcaX509ExtensionUtils();
        builder.addExtension(
                Extension.subjectKeyIdentifier, false, ids.createSubjectKeyIdentifier(subject.getPublic()));
        builder.addExtension(
                Extension.authorityKeyIdentifier, false, ids.createAuthorityKeyIdentifier(issuer.getPublicKey()));
    }

    private static X509Certificate converted(JcaX509v3CertificateBuilder builder, KeyPair issuer)
            throws GeneralSecurityException, OperatorCreationException {
        return new JcaX509CertificateConverter().getCertificate(builder.build(signer(issuer)));
    }

    private static ContentSigner signer(KeyPair keys) throws OperatorCreationException {
        return new JcaContentSignerBuilder("SHA256withRSA").build(keys.getPrivate());
    }
}
