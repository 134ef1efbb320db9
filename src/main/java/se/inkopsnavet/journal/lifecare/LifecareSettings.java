package se.inkopsnavet.journal.lifecare;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.journal.TlsIdentity;

/**
 * How one municipality's Lifecare is reached.
 *
 * @param channel the channel's name
 * @param url up to and with the base path, such as {@code https://host/WE.EC.Integration.Host}; https only
 * @param domain and key: both secret, both part of every URL
 * @param apiKey header that some deployments want, or null
 * @param answerTimeout from the call to the last byte of its answer
 * @param readBack whether provider notes are mirrored at {@code /api/v1/documentations}
 * @param mirroredWithin how soon a note is surely seen there; null when the deployment promises nothing, and then "not found" proves nothing
 */
public record LifecareSettings(
        String channel,
        URI url,
        String domain,
        String key,
        @Nullable String apiKey,
        TlsIdentity tls,
        Duration connectTimeout,
        Duration answerTimeout,
        boolean readBack,
        @Nullable Duration mirroredWithin) {

    public LifecareSettings {
        if (!"https".equals(url.getScheme()) || url.getHost() == null || url.getQuery() != null) {
            throw new FaultException(Fault.CONFIGURATION, channel + ": url must be https, without a query");
        }
        if (mirroredWithin != null && mirroredWithin.compareTo(answerTimeout.multipliedBy(2)) < 0) {
            throw new FaultException(
                    Fault.CONFIGURATION, channel + ": mirrored-within must be at least twice answer-timeout");
        }
    }

    @Override
    public String toString() {
        return "LifecareSettings[" + channel + "]";
    }
}
