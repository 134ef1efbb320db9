package se.inkopsnavet.journal;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.securemail.OwnKey;
import se.inkopsnavet.securemail.PathPins;

/**
 * Both sides of mutual TLS with a journal: the certificate that the hub shows, and whom it trusts.
 *
 * @param own null when the journal asks for no client certificate
 * @param authorities the CAs that may have issued the journal's certificate; empty for the JDK's own list
 */
public record TlsIdentity(@Nullable OwnKey own, List<X509Certificate> authorities) {

    public TlsIdentity {
        authorities = List.copyOf(authorities);
    }

    /** When the client certificate ends; never when there is none. */
    public Instant expires() {
        return own == null ? Instant.MAX : own.certificate().getNotAfter().toInstant();
    }

    public SSLContext context() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keyManagers(), trustManagers(), new SecureRandom());
            return context;
        } catch (GeneralSecurityException e) {
            throw new FaultException(Fault.CONFIGURATION, "journal TLS", e);
        }
    }

    /** In place of the private key's password: the store lives in memory only. */
    public KeyManager[] keyManagers() {
        if (own == null) {
            return new KeyManager[0];
        }
        try {
            KeyStore store = empty();
            List<Certificate> chain = new ArrayList<>(List.of(own.certificate()));
            chain.addAll(own.intermediates());
            store.setKeyEntry("hub", own.privateKey(), new char[0], chain.toArray(Certificate[]::new));
            KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(store, new char[0]);
            return managers.getKeyManagers();
        } catch (GeneralSecurityException | IOException e) {
            throw new FaultException(Fault.CONFIGURATION, "journal key-store", e);
        }
    }

    public TrustManager[] trustManagers() {
        PathPins.check();
        try {
            TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            if (authorities.isEmpty()) {
                managers.init((KeyStore) null);
            } else {
                KeyStore store = empty();
                for (X509Certificate authority : authorities) {
                    store.setCertificateEntry("ca-" + store.size(), authority);
                }
                managers.init(store);
            }
            return managers.getTrustManagers();
        } catch (GeneralSecurityException | IOException e) {
            throw new FaultException(Fault.CONFIGURATION, "journal authority", e);
        }
    }

    private static KeyStore empty() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }
}
