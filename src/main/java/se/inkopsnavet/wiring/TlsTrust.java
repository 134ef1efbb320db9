package se.inkopsnavet.wiring;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.securemail.KeyFiles;
import se.inkopsnavet.securemail.PathPins;

/** Whose TLS certificates are trusted: a CA from a file, or the JDK's own list. */
final class TlsTrust {

    private TlsTrust() {}

    static SSLContext of(@Nullable Path authority) {
        PathPins.check();
        try {
            if (authority == null) {
                return SSLContext.getDefault();
            }
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            for (X509Certificate certificate : KeyFiles.certificates(authority)) {
                trusted.setCertificateEntry("ca-" + trusted.size(), certificate);
            }
            TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new FaultException(Fault.CONFIGURATION, "inkopsnavet.tls-authority", e);
        }
    }
}
