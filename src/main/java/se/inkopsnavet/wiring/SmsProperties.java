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
 * How the hub reaches a municipality's SMS gateway; the policy says what it speaks.
 *
 * @param url where messages are posted, https (HTTP_FORM, HTTP_JSON)
 * @param host SMPP
 * @param port SMPP
 * @param username of the account
 * @param password of the account, secret
 * @param platformId HTTP_JSON
 * @param partnerId HTTP_JSON
 * @param authority CA of the gateway's certificate, PEM, or null for the JDK's own list
 * @param plain SMPP: no TLS, where the line itself is a private one
 * @param receipts whether the gateway tells what arrived
 * @param receiptUrl where this hub's door is, as the gateway sees it, without path; null when the gateway has the whole address in its own settings
 * @param receiptToken the secret of the receipts' path: 32 characters or more; null when receipts do not come over HTTP
 * @param deduplicates whether the gateway has agreed to drop a second message with the same reference
 */
public record SmsProperties(
        @Nullable URI url,
        @Nullable String host,
        @DefaultValue("2775") @Min(1) @Max(65535) int port,
        @NotNull String username,
        @NotNull String password,
        @Nullable String platformId,
        @Nullable String partnerId,
        @Nullable Path authority,
        @DefaultValue("false") boolean plain,
        @DefaultValue("true") boolean receipts,
        @Nullable URI receiptUrl,
        @Nullable String receiptToken,
        @DefaultValue("false") boolean deduplicates,
        @DefaultValue("PT5S") Duration connectTimeout,
        @DefaultValue("PT10S") Duration answerTimeout) {

    @Override
    public String toString() {
        return "SmsProperties[***]";
    }
}
