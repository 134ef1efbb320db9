package se.inkopsnavet.securemail;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;

/** The mail addresses a certificate was issued for: subjectAltName rfc822Name only, never the common name (RFC 8550 §3). */
final class CertificateAddress {

    private static final int RFC822_NAME = 1;

    private CertificateAddress() {}

    static boolean isIn(X509Certificate certificate, MailAddress address) {
        try {
            Collection<List<?>> names = certificate.getSubjectAlternativeNames();
            return names != null
                    && names.stream()
                            .filter(name -> Integer.valueOf(RFC822_NAME).equals(name.get(0)))
                            .anyMatch(name -> address.isSameAs((String) name.get(1)));
        } catch (CertificateParsingException e) {
            return false;
        }
    }
}
