package se.inkopsnavet.api;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.apache.tomcat.util.net.SSLHostConfig;
import org.apache.tomcat.util.net.SSLHostConfigCertificate;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.securemail.PathPins;

/** TLS 1.2 and 1.3. A certificate is asked for, not demanded; one that is shown must be valid, from the clients' CA, and not on its CRL. */
final class DoorTls {

    /** The stores live in memory only. */
    private static final String IN_MEMORY = "in-memory";

    private DoorTls() {}

    static SSLHostConfig of(DoorSettings settings) {
        PathPins.check();
        SSLHostConfig tls = new SSLHostConfig();
        tls.setProtocols("TLSv1.2+TLSv1.3");
        tls.setHonorCipherOrder(true);
        try {
            SSLHostConfigCertificate shown = new SSLHostConfigCertificate(tls, SSLHostConfigCertificate.Type.UNDEFINED);
            shown.setCertificateKeystore(own(settings));
            shown.setCertificateKeystorePassword(IN_MEMORY);
            shown.setCertificateKeyAlias("door");
            tls.addCertificate(shown);
            if (settings.authorities().isEmpty()) {
                tls.setCertificateVerification("none");
            } else {
                tls.setCertificateVerification("optional");
                tls.setTrustStore(trusted(settings.authorities()));
                if (settings.revocations() != null) {
                    tls.setCertificateRevocationListFile(
                            settings.revocations().toAbsolutePath().toString());
                }
            }
            return tls;
        } catch (GeneralSecurityException | IOException e) {
            throw new FaultException(Fault.CONFIGURATION, "inkopsnavet.api.key-store", e);
        }
    }

    private static KeyStore own(DoorSettings settings) throws GeneralSecurityException, IOException {
        List<Certificate> chain = new ArrayList<>(List.of(settings.own().certificate()));
        chain.addAll(settings.own().intermediates());
        KeyStore store = empty();
        store.setKeyEntry(
                "door", settings.own().privateKey(), IN_MEMORY.toCharArray(), chain.toArray(Certificate[]::new));
        return store;
    }

    private static KeyStore trusted(List<X509Certificate> authorities) throws GeneralSecurityException, IOException {
        KeyStore store = empty();
        for (X509Certificate authority : authorities) {
            store.setCertificateEntry("ca-" + store.size(), authority);
        }
        return store;
    }

    private static KeyStore empty() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }
}
