package se.inkopsnavet.document;

import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Documents of one kind, read so that nothing is guessed: unknown and repeated fields are refused, since a misspelt {@code validTo} must not become "until
 * further notice".
 *
 * @param unreadable what is not the document at all, or holds fields that nobody knows
 * @param incomplete what lacks something required
 */
public record StrictJson(Fault unreadable, Fault incomplete) {

    /** Of one document, in bytes; a form is some hundred. */
    public static final int MAX_BYTES = 16 * 1024;

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(4)
                            .maxStringLength(4000)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** @throws FaultException TOO_LARGE, what {@code unreadable} says, or UNSUPPORTED_FORMAT when its schema is not version 1 */
    public DocumentFields read(byte[] json) {
        DocumentFields fields = new DocumentFields(root(json), "", this);
        if (!"1".equals(fields.required("schema"))) {
            throw new FaultException(Fault.UNSUPPORTED_FORMAT, "schema");
        }
        return fields;
    }

    private JsonNode root(byte[] json) {
        if (json.length > MAX_BYTES) {
            throw new FaultException(Fault.TOO_LARGE, "byte " + MAX_BYTES);
        }
        try {
            JsonNode root = JSON.readTree(json);
            if (root != null && root.isObject()) {
                return root;
            }
        } catch (JacksonException notJson) {
            // Its message quotes the input.
            throw new FaultException(unreadable, "json");
        }
        throw new FaultException(unreadable, "json");
    }
}
