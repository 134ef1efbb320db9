package se.inkopsnavet.lifecare.http;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What Lifecare answered.
 *
 * @param serverTime the answer's {@code Date}, or null
 */
public record Answer(JsonNode body, @Nullable Instant serverTime) {

    @Override
    public String toString() {
        return "Answer[***]";
    }
}
