package se.inkopsnavet.contact.gateway;

import java.net.URI;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * How a gateway is called over HTTP.
 *
 * @param url where messages are posted, https
 * @param username of HTTP Basic
 * @param platformId in a JSON gateway's calls, or null
 * @param partnerId in a JSON gateway's calls, or null
 * @param receiptUrl where it is to tell what arrived, with the path's secret; null when it tells nothing
 */
public record HttpSettings(
        URI url,
        String username,
        String password,
        @Nullable String platformId,
        @Nullable String partnerId,
        @Nullable URI receiptUrl,
        SSLContext tls,
        Duration connectTimeout,
        Duration answerTimeout) {

    /** How long one call may take at most. */
    public Duration patience() {
        return connectTimeout.plus(answerTimeout);
    }

    @Override
    public String toString() {
        return "HttpSettings[***]";
    }
}
