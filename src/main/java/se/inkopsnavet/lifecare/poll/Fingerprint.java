package se.inkopsnavet.lifecare.poll;

import se.inkopsnavet.privacy.BlindIndex;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/** Keyed hashes of records, the same whatever the order in which the source writes the fields. */
record Fingerprint(BlindIndex index, String municipality) {

    private static final JsonMapper SORTED =
            JsonMapper.builder().enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED).build();

    byte[] of(JsonNode content) {
        return index.of("lifecare-content", municipality, SORTED.writeValueAsBytes(content));
    }

    byte[] of(String word) {
        return index.of("lifecare-content", municipality, word);
    }
}
