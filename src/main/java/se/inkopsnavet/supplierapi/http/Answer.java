package se.inkopsnavet.supplierapi.http;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a supplier's interface answered: a JSON object.
 *
 * @param serverTime the answer's {@code Date}, or null
 */
public record Answer(JsonNode body, @Nullable Instant serverTime) {

    @Override
    public String toString() {
        return "Answer[***]";
    }
}
