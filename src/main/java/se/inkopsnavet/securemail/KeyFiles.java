package se.inkopsnavet.securemail;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;

/**
 * Reads key material from files.
 *
 * <p>Every problem is a {@link Fault#CONFIGURATION} whose place is the file name and what is wrong with it; never a password or a key.
 */
public final class KeyFiles {

    private KeyFiles() {}

    /**
     * The only private key of a PKCS#12 file, with its chain.
     *
     * @param password ASCII only, a limit of the JDK; left as it is, the caller wipes it
     */
    public static OwnKey pkcs12(Path file, char[] password) {
        for (char c : password) {
            if (c > 126) {
                throw problem(file, "the password must be ASCII, Java reads no other");
            }
        }
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, password);
            List<String> aliases = Collections.list(store.aliases()).stream()
                    .filter(alias -> isKey(store, alias))
                    .toList();
            if (aliases.size() != 1) {
                throw problem(file, "must hold exactly one private key");
            }
            PrivateKey key = (PrivateKey) store.getKey(aliases.get(0), password);
            List<X509Certificate> chain = Arrays.stream(store.getCertificateChain(aliases.get(0)))
                    .map(X509Certificate.class::cast)
                    .toList();
            return new OwnKey(key, chain.get(0), withoutRoot(chain));
        } catch (IOException | GeneralSecurityException e) {
            throw problem(file, "cannot be read as PKCS#12 with this password");
        }
    }

    /** The only certificate of a PEM or DER file. */
    public static X509Certificate certificate(Path file) {
        List<X509Certificate> certificates = certificates(file);
        if (certificates.size() != 1) {
            throw problem(file, "must hold exactly one certificate");
        }
        return certificates.get(0);
    }

    /** One or more certificates, PEM or DER. */
    public static List<X509Certificate> certificates(Path file) {
        try {
            Collection<? extends Certificate> read = factory().generateCertificates(stream(file));
            if (read.isEmpty()) {
                throw problem(file, "holds no certificate");
            }
            return read.stream().map(X509Certificate.class::cast).toList();
        } catch (CertificateException e) {
            throw problem(file, "cannot be read as certificates");
        }
    }

    /** One or more CRLs, PEM or DER. */
    public static List<X509CRL> crls(Path file) {
        try {
            var read = factory().generateCRLs(stream(file));
            if (read.isEmpty()) {
                throw problem(file, "holds no CRL");
            }
            return read.stream().map(X509CRL.class::cast).toList();
        } catch (GeneralSecurityException e) {
            throw problem(file, "cannot be read as CRLs");
        }
    }

    private static boolean isKey(KeyStore store, String alias) {
        try {
            return store.isKeyEntry(alias);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /** A root that is sent along proves nothing, since the receiver trusts its own copy. */
    private static List<X509Certificate> withoutRoot(List<X509Certificate> chain) {
        return chain.stream()
                .skip(1)
                .filter(certificate ->
                        !certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal()))
                .toList();
    }

    private static ByteArrayInputStream stream(Path file) {
        try {
            return new ByteArrayInputStream(Files.readAllBytes(file));
        } catch (IOException e) {
            throw problem(file, "cannot be read");
        }
    }

    private static CertificateFactory factory() throws CertificateException {
        return CertificateFactory.getInstance("X.509");
    }

    static FaultException problem(Path file, String what) {
        return new FaultException(Fault.CONFIGURATION, file.getFileName() + ": " + what);
    }
}
