package se.inkopsnavet.supplierapi;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What one answer has brought, as it travels through the route: already strained.
 *
 * @param kind ORDER, DELIVERY or SCHEDULE
 * @param key names the answer: the same key and content again is the same answer
 * @param content a list of records, or a schedule; null when there is nothing to store
 * @param readTo everything changed before this has been read with this answer; null when that does not follow
 * @param answers the question that it answers, or null
 */
public record Harvest(
        String municipality,
        String supplierId,
        ReportKind kind,
        String key,
        @Nullable JsonNode content,
        @Nullable Instant readTo,
        @Nullable Question answers) {

    /** The list whose mark moves. */
    String list() {
        return kind.name();
    }

    @Override
    public String toString() {
        return "Harvest[" + kind + "]";
    }
}
