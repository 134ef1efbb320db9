package se.inkopsnavet.api;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.consent.Callers;
import se.inkopsnavet.consent.ConsentPurpose;
import se.inkopsnavet.privacy.Sha256;

/** Who is calling, by certificate, by token, or by both. Every client is compared with, however soon one fits. */
public final class ApiClients implements Callers {

    private static final byte[] NOTHING = new byte[0];

    private final List<ApiClient> all;

    public ApiClients(List<ApiClient> all) {
        this.all = List.copyOf(all);
    }

    List<ApiClient> all() {
        return all;
    }

    Optional<ApiClient> of(@Nullable X509Certificate shown, @Nullable String token) {
        byte[] fingerprint = shown == null ? NOTHING : fingerprint(shown);
        byte[] tokenHash = token == null ? NOTHING : hash(token.getBytes(StandardCharsets.UTF_8));
        ApiClient found = null;
        for (ApiClient client : all) {
            boolean known = client.fingerprint() != null || client.tokenHash() != null;
            boolean fits = fits(client.fingerprint(), fingerprint) & fits(client.tokenHash(), tokenHash);
            if (known & fits) {
                found = client;
            }
        }
        return Optional.ofNullable(found);
    }

    /** Of a client that is one no longer, nothing. */
    @Override
    public boolean maySayYes(String municipality, String source, ConsentPurpose purpose) {
        return all.stream()
                .filter(client ->
                        client.source().equals(source) && client.municipality().equals(municipality))
                .anyMatch(client -> client.purposes().contains(purpose));
    }

    private static boolean fits(@Nullable String asked, byte[] shown) {
        return asked == null || MessageDigest.isEqual(asked.getBytes(StandardCharsets.US_ASCII), shown);
    }

    private static byte[] fingerprint(X509Certificate certificate) {
        try {
            return hash(certificate.getEncoded());
        } catch (CertificateEncodingException unreadable) {
            return NOTHING;
        }
    }

    private static byte[] hash(byte[] bytes) {
        return Sha256.hex(bytes).getBytes(StandardCharsets.US_ASCII);
    }
}
