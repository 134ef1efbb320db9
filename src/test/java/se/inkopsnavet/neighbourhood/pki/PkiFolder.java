package se.inkopsnavet.neighbourhood.pki;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import se.inkopsnavet.securemail.OwnKey;

/** Writes keys, certificates and lists as the files that the hub, the simulated supplier and {@code openssl} read. */
public record PkiFolder(Path folder) {

    private static final String BEGIN = "-----BEGIN ";

    /** {@code name.p12} with key, certificate and chain. */
    public Path pkcs12(String name, OwnKey key, char[] password) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            List<Certificate> chain = new ArrayList<>();
            chain.add(key.certificate());
            chain.addAll(key.intermediates());
            store.setKeyEntry(name, key.privateKey(), password, chain.toArray(Certificate[]::new));
            Path file = folder.resolve(name + ".p12");
            try (OutputStream out = Files.newOutputStream(file)) {
                store.store(out, password);
            }
            return file;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("test key store", e);
        }
    }

    /** {@code name.pem}: the certificates, one after the other. */
    public Path certificates(String name, X509Certificate... certificates) {
        try {
            StringBuilder pem = new StringBuilder();
            for (X509Certificate certificate : certificates) {
                pem.append(pem("CERTIFICATE", certificate.getEncoded()));
            }
            return write(name + ".pem", pem.toString());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("test certificate file", e);
        }
    }

    /** {@code name.key}: the private key unprotected, for {@code openssl} and for whoever wants to look into the demo's mail. */
    public Path privateKey(String name, OwnKey key) {
        return write(name + ".key", pem("PRIVATE KEY", key.privateKey().getEncoded()));
    }

    /** {@code name.crl} in PEM. */
    public Path crl(String name, X509CRL crl) {
        try {
            return write(name + ".crl", pem("X509 CRL", crl.getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("test crl file", e);
        }
    }

    private Path write(String name, String text) {
        try {
            Files.createDirectories(folder);
            return Files.writeString(folder.resolve(name), text, StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new IllegalStateException("test pki folder", e);
        }
    }

    private static String pem(String kind, byte[] der) {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return BEGIN + kind + "-----\n" + body + "\n-----END " + kind + "-----\n";
    }
}
