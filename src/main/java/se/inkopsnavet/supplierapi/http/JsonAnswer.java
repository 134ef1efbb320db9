package se.inkopsnavet.supplierapi.http;

import java.util.regex.Pattern;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.supplierapi.http.Refusal.Effect;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A body that is one JSON object, and nothing that could be read in two ways. */
final class JsonAnswer {

    private static final int DEEPEST = 12;
    private static final Pattern TYPE = Pattern.compile("(?i)application/json(\\s*;.*)?");

    private final JsonMapper json = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxStringLength(10_000)
                            .maxNumberLength(40)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** @throws Refusal SUPPLIER_API_ANSWER_UNREADABLE */
    JsonNode read(String operation, String contentType, byte[] body) {
        if (!TYPE.matcher(contentType).matches()) {
            throw unreadable(operation + " Content-Type");
        }
        try {
            JsonNode tree = json.readTree(body);
            if (tree != null && tree.isObject()) {
                return tree;
            }
        } catch (JacksonException notJson) {
            // Its message quotes the input.
            throw unreadable(operation + " JSON");
        }
        throw unreadable(operation + " object");
    }

    private static Refusal unreadable(String place) {
        return new Refusal(Fault.SUPPLIER_API_ANSWER_UNREADABLE, place, Effect.UNKNOWN);
    }
}
