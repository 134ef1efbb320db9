package se.inkopsnavet.supplierapi;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;

/**
 * The signature of a supplier's own events: Standard Webhooks 1.0.0, symmetric ({@code v1}). HMAC-SHA256 over id, time of the attempt and body, so that
 * none of them can be another's.
 *
 * <p>Its Java library tells the time by itself; here it is the hub's clock that counts. A test signs with the library.
 */
public final class WebhookSignature {

    static final Duration FRESH = Duration.ofMinutes(5);

    private static final String PREFIX = "whsec_";
    private static final String VERSION = "v1,";
    /** As the specification recommends. */
    private static final int LEAST_BYTES = 24;

    private static final int MOST_BYTES = 64;
    private static final int MOST_SIGNATURES = 10;
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,12}");

    private final List<SecretKeySpec> keys;

    private WebhookSignature(List<SecretKeySpec> keys) {
        this.keys = keys;
    }

    /** The three headers, as they came. */
    public record Headers(
            @Nullable String id,
            @Nullable String timestamp,
            @Nullable String signature) {

        @Override
        public String toString() {
            return "Headers[***]";
        }
    }

    /**
     * @param secrets as the specification writes them, {@code whsec_} and base64: the present one, and the one before while the supplier changes over
     * @param setting names them in faults
     * @throws FaultException CONFIGURATION
     */
    public static WebhookSignature of(List<String> secrets, String setting) {
        return new WebhookSignature(
                secrets.stream().map(secret -> key(secret.strip(), setting)).toList());
    }

    private static SecretKeySpec key(String secret, String setting) {
        try {
            byte[] bytes =
                    Base64.getDecoder().decode(secret.startsWith(PREFIX) ? secret.substring(PREFIX.length()) : "");
            if (bytes.length >= LEAST_BYTES && bytes.length <= MOST_BYTES) {
                return new SecretKeySpec(bytes, "HmacSHA256");
            }
        } catch (IllegalArgumentException notBase64) {
            // Its message quotes the secret.
            throw new FaultException(Fault.CONFIGURATION, setting);
        }
        throw new FaultException(Fault.CONFIGURATION, setting);
    }

    /**
     * @return the event's id
     * @throws FaultException WEBHOOK_SIGNATURE, WEBHOOK_NOT_FRESH
     */
    public String require(Headers headers, byte[] body, Instant now) {
        if (headers.id() == null
                || headers.timestamp() == null
                || headers.signature() == null
                || !ID.matcher(headers.id()).matches()
                || !SECONDS.matcher(headers.timestamp()).matches()
                || !isSigned(headers, body)) {
            throw new FaultException(Fault.WEBHOOK_SIGNATURE, "webhook-signature");
        }
        Instant sent = Instant.ofEpochSecond(Long.parseLong(headers.timestamp()));
        if (Duration.between(sent, now).abs().compareTo(FRESH) > 0) {
            throw new FaultException(Fault.WEBHOOK_NOT_FRESH, "webhook-timestamp");
        }
        return headers.id();
    }

    /** Every key is tried on every signature, however soon one fits. */
    private boolean isSigned(Headers headers, byte[] body) {
        boolean fits = false;
        for (SecretKeySpec key : keys) {
            byte[] expected = signature(key, headers, body).getBytes(StandardCharsets.US_ASCII);
            String[] given = headers.signature().split(" ", MOST_SIGNATURES);
            for (String each : given) {
                fits |= MessageDigest.isEqual(expected, each.getBytes(StandardCharsets.US_ASCII));
            }
        }
        return fits;
    }

    private static String signature(SecretKeySpec key, Headers headers, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            mac.update((headers.id() + "." + headers.timestamp() + ".").getBytes(StandardCharsets.US_ASCII));
            return VERSION + Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }
}
