package se.inkopsnavet.wiring;

import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the hub reaches a municipality's journal; the policy says which system it is.
 *
 * @param url of the service (Procapita), or up to and with the base path (Lifecare); https
 * @param keyStore PKCS#12 with the certificate that the hub shows; required by Procapita
 * @param authority CA of the server's certificate, PEM, or null for the JDK's own list
 * @param logicalAddress Procapita: the receiver, in the header of every call
 * @param domain Lifecare, secret
 * @param key Lifecare, secret
 * @param apiKey Lifecare, secret; null where the deployment wants none
 * @param longestProcessing Procapita: how long the service may still be busy with a call that was given up
 * @param readBack Lifecare: whether notes are mirrored at {@code /api/v1/documentations}
 * @param mirroredWithin Lifecare: how soon a note is surely seen there; null when nothing is promised
 */
public record JournalProperties(
        @NotNull URI url,
        @Nullable Path keyStore,
        @Nullable String keyStorePassword,
        @Nullable Path authority,
        @Nullable String logicalAddress,
        @Nullable String domain,
        @Nullable String key,
        @Nullable String apiKey,
        @DefaultValue("PT5S") Duration connectTimeout,
        @DefaultValue("PT30S") Duration answerTimeout,
        @DefaultValue("PT2M") Duration longestProcessing,
        @DefaultValue("false") boolean readBack,
        @Nullable Duration mirroredWithin) {

    @Override
    public String toString() {
        return "JournalProperties[***]";
    }
}
