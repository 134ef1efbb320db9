package se.inkopsnavet.wiring;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the hub reaches a supplier's interface for one municipality, and recognises its events.
 *
 * @param url up to and without {@code /v1}; https
 * @param token bearer token, secret; null where the certificate is enough
 * @param keyStore PKCS#12 with the certificate that the hub shows; null where the token is enough
 * @param authority CA of the server's certificate, PEM, or null for the installation's or the JDK's own list
 * @param webhookSecret secret of the supplier's events as Standard Webhooks writes it ({@code whsec_…}); null when it sends none
 * @param oldWebhookSecret the one before, while the supplier changes over
 * @param deadline for a whole answer
 * @param maxBytes of one answer
 * @param perSecond calls from one node
 */
public record SupplierApiProperties(
        @NotNull URI url,
        @Nullable String token,
        @Nullable Path keyStore,
        @Nullable String keyStorePassword,
        @Nullable Path authority,
        @Nullable String webhookSecret,
        @Nullable String oldWebhookSecret,
        @DefaultValue("PT5S") Duration connectTimeout,
        @DefaultValue("PT30S") Duration deadline,

        @DefaultValue("20000000") @Min(10_000) @Max(200_000_000)
        int maxBytes,

        @DefaultValue("10") @Min(1) @Max(1000) int perSecond) {

    @Override
    public String toString() {
        return "SupplierApiProperties[***]";
    }
}
