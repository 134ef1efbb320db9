package se.inkopsnavet.neighbourhood.lifecare;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What was asked of the simulated Lifecare. @param path below {@code /api/v1/} */
public record LifecareRequest(
        Instant at, String method, String path, Map<String, String> query, Map<String, List<String>> headers) {

    /** A question about what has changed. */
    public boolean isDelta() {
        return query.containsKey("gt");
    }
}
