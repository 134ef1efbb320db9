package se.inkopsnavet.neighbourhood.mail;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import se.inkopsnavet.securemail.OwnKey;

/** A certificate authority of the neighbourhood: the hub trusts it, and it issues what a mail server shows, good or bad. */
public final class TestAuthority {

    private static final X500Name NAME = new X500Name("CN=Grannskapets testutfärdare");
    /** Longer than a clock is put forward on its way, and than the hub warns before. */
    private static final Duration LONG = Duration.ofDays(300);

    private static final char[] NO_PASSWORD = {};

    private final KeyPair keys = newKeys();
    private final Instant until;
    private final X509Certificate certificate;

    public TestAuthority() {
        this(Instant.now());
    }

    /** @param start when the hub's clock begins: what is issued is good now, since TLS has the machine's clock, and long after that */
    public TestAuthority(Instant start) {
        until = start.plus(LONG);
        certificate = issue(NAME, keys, null, until, true);
    }

    /** What the hub uses to trust this authority, and nobody else. */
    public SSLContext trust() {
        try {
            KeyStore trusted = emptyStore();
            trusted.setCertificateEntry("authority", certificate);
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    public X509Certificate certificate() {
        return certificate;
    }

    /** A server whose certificate names that host. */
    public SSLContext serverNamed(String host) {
        return server(host, until);
    }

    /** A key whose certificate names that host: a server's, or a client's in mutual TLS. */
    public OwnKey keyNamed(String host) {
        KeyPair own = newKeys();
        X509Certificate leaf = issue(new X500Name("CN=" + host), own, host, until, false);
        return new OwnKey(own.getPrivate(), leaf, List.of());
    }

    public SSLContext expiredServer(String host) {
        return server(host, Instant.now().minus(Duration.ofDays(1)));
    }

    private SSLContext server(String host, Instant until) {
        try {
            KeyPair own = newKeys();
            X509Certificate leaf = issue(new X500Name("CN=" + host), own, host, until, false);
            KeyStore store = emptyStore();
            store.setKeyEntry("server", own.getPrivate(), NO_PASSWORD, new X509Certificate[] {leaf, certificate});
            KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(store, NO_PASSWORD);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(managers.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private X509Certificate issue(X500Name subject, KeyPair own, String host, Instant end, boolean authority) {
        try {
            JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                    NAME,
                    new BigInteger(96, new SecureRandom()),
                    Date.from(Instant.now().minus(Duration.ofDays(10))),
                    Date.from(end),
                    subject,
                    own.getPublic());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
            if (host != null) {
                builder.addExtension(
                        Extension.subjectAlternativeName,
                        false,
                        new GeneralNames(new GeneralName(GeneralName.dNSName, host)));
            }
            X509CertificateHolder holder =
                    builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate()));
            return new JcaX509CertificateConverter().getCertificate(holder);
        } catch (IOException | OperatorCreationException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, NO_PASSWORD);
        return store;
    }

    private static KeyPair newKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
