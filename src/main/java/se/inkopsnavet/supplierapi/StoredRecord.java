package se.inkopsnavet.supplierapi;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * One record as it lies in the ledger, already strained.
 *
 * @param day of a stop or a schedule, ISO 8601; null otherwise
 */
record StoredRecord(
        String supplierId, ReportKind kind, @Nullable String day, JsonNode content) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    byte[] toBytes() {
        ObjectNode all = JsonNodeFactory.instance
                .objectNode()
                .put("supplier", supplierId)
                .put("kind", kind.name());
        if (day != null) {
            all.put("day", day);
        }
        all.set("content", content);
        return JSON.writeValueAsBytes(all);
    }

    static StoredRecord read(byte[] bytes) {
        JsonNode all = JSON.readTree(bytes);
        return new StoredRecord(
                all.get("supplier").asString(),
                ReportKind.valueOf(all.get("kind").asString()),
                all.has("day") ? all.get("day").asString() : null,
                all.get("content"));
    }

    @Override
    public String toString() {
        return "StoredRecord[" + kind + "]";
    }
}
