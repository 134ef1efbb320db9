package se.inkopsnavet.supplierapi;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.journal.TlsIdentity;

/**
 * How the hub and one supplier's interface reach each other on behalf of one municipality.
 *
 * @param municipality policy id
 * @param municipalityCode kommunkod, which the contract speaks of
 * @param url of the interface, https, without a slash at its end
 * @param token bearer token, or null where the certificate is enough
 * @param deadline for a whole answer, its last byte included
 * @param maxBytes of one answer
 * @param perSecond calls on one node
 * @param signature what the supplier's own events are signed with; null when it sends none
 */
public record SupplierLine(
        String municipality,
        String supplierId,
        String municipalityCode,
        URI url,
        @Nullable String token,
        TlsIdentity tls,
        Duration connectTimeout,
        Duration deadline,
        int maxBytes,
        int perSecond,
        @Nullable WebhookSignature signature) {

    /** The way out for requests, as the ledger calls it. */
    public static String channel(String municipality, String supplierId) {
        return municipality + "/" + supplierId + "/rest";
    }

    public String channel() {
        return channel(municipality, supplierId);
    }

    /** Until when the certificate that the hub shows is valid; for ever when it shows none. */
    public Instant expires() {
        return tls.expires();
    }

    @Override
    public String toString() {
        return "SupplierLine[" + municipality + "/" + supplierId + "]";
    }
}
