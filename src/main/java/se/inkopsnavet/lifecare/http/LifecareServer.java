package se.inkopsnavet.lifecare.http;

import java.time.Duration;
import javax.net.ssl.SSLContext;

/**
 * Where a Lifecare installation answers, and as whom the hub asks.
 *
 * @param basePath without a slash at its end, such as {@code /WE.EC.Integration.Host}
 * @param domain and {@code key}: the query parameters of every call
 * @param gatewayKey the header {@code X-API-Key}
 * @param deadline for a whole answer, its last byte included
 * @param maxBytes of one answer
 */
public record LifecareServer(
        String host,
        int port,
        String basePath,
        String domain,
        String key,
        String gatewayKey,
        SSLContext tls,
        Duration connectTimeout,
        Duration deadline,
        int maxBytes) {

    @Override
    public String toString() {
        return "LifecareServer[***]";
    }
}
