package se.inkopsnavet.wiring;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;
import se.inkopsnavet.consent.ConsentPurpose;
import se.inkopsnavet.consent.Source;

/**
 * The door at which other systems hand in consents; without it there is none.
 *
 * @param port of its own
 * @param address to listen at, or null for every address of the machine
 * @param keyStore PKCS#12 with the certificate that the door shows
 * @param clientAuthority PEM of the CAs of the clients' certificates; null when all clients use tokens
 * @param clientRevocations their CRL
 * @param deadline how long a call may last in all
 * @param clients by an id that IT chooses
 */
public record ApiProperties(
        @NotNull @Min(0) @Max(65535) Integer port,
        @Nullable String address,
        @NotNull Path keyStore,
        @NotNull String keyStorePassword,
        @Nullable Path clientAuthority,
        @Nullable Path clientRevocations,
        @DefaultValue("PT30S") Duration deadline,
        @DefaultValue Map<String, @Valid Client> clients) {

    /**
     * @param municipality policy id
     * @param fingerprint SHA-256 of its certificate, hexadecimal, with or without colons
     * @param tokenHash SHA-256 of its bearer token, hexadecimal; the token itself is kept nowhere
     * @param logicalAddress how its SOAP calls name the municipality
     * @param sources what it may say that an event comes from
     * @param purposes what it may say yes to
     * @param perSecond calls
     * @param supplier whose events it brings, and then nothing else
     */
    public record Client(
            @NotNull String municipality,
            @Nullable String fingerprint,
            @Nullable String tokenHash,
            @Nullable String logicalAddress,
            @DefaultValue("API") Set<Source.Kind> sources,
            @DefaultValue Set<ConsentPurpose> purposes,
            @DefaultValue("20") @Min(1) int perSecond,
            @Nullable String supplier) {}

    @Override
    public String toString() {
        return "ApiProperties[***]";
    }
}
