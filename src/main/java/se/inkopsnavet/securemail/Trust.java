package se.inkopsnavet.securemail;

import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;

/**
 * Whose certificates count, and which are revoked. Everything comes from files: checking a certificate never opens a connection.
 *
 * @param anchors the pinned root or issuing authorities
 * @param intermediates authorities between an anchor and a partner's certificate
 */
public record Trust(
        Set<X509Certificate> anchors, List<X509Certificate> intermediates, List<X509CRL> crls, RevocationRule rule) {

    public Trust {
        anchors = Set.copyOf(anchors);
        intermediates = List.copyOf(intermediates);
        crls = List.copyOf(crls);
    }

    @Override
    public String toString() {
        return "Trust[" + anchors.size() + " anchors, " + crls.size() + " crls]";
    }
}
