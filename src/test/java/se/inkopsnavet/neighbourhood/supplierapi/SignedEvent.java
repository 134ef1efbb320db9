package se.inkopsnavet.neighbourhood.supplierapi;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookSigningException;
import java.time.Instant;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** One event as a supplier sends it, signed by the scheme's own library. @param at of the attempt, seconds */
public record SignedEvent(String id, long at, String signature, String body) {

    public static final String SECRET = "whsec_" + "bGV2ZXJhbnTDtnJlbnMgaGVtbGlnaGV0IGYgbmF2ZXQ=";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    public static SignedEvent of(String body) {
        return of(SECRET, UUID.randomUUID().toString(), Instant.now(), body);
    }

    public static SignedEvent of(String secret, String id, Instant at, String body) {
        try {
            String signature = new Webhook(secret).sign(id, at.getEpochSecond(), body);
            return new SignedEvent(id, at.getEpochSecond(), signature, body);
        } catch (WebhookSigningException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @param type ORDER or DELIVERY, and what of */
    public static String body(String municipality, long sequence, String type, JsonNode content) {
        ObjectNode event = JSON.createObjectNode()
                .put("municipality", municipality)
                .put("sequence", sequence)
                .put("type", type);
        event.set(type.toLowerCase(java.util.Locale.ROOT), content);
        return JSON.writeValueAsString(event);
    }

    public String[] headers() {
        return new String[] {"webhook-id", id, "webhook-timestamp", Long.toString(at), "webhook-signature", signature};
    }

    public SignedEvent withBody(String other) {
        return new SignedEvent(id, at, signature, other);
    }
}
