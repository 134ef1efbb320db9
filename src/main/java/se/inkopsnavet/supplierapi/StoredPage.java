package se.inkopsnavet.supplierapi;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A page of a list, or a whole schedule, as it lies in the ledger, already strained.
 *
 * @param kind ORDER and DELIVERY for pages, whose content is a list; SCHEDULE for a schedule
 */
record StoredPage(String supplierId, ReportKind kind, JsonNode content) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    byte[] toBytes() {
        return JSON.writeValueAsBytes(JsonNodeFactory.instance
                .objectNode()
                .put("supplier", supplierId)
                .put("kind", kind.name())
                .set("content", content));
    }

    static StoredPage read(byte[] bytes) {
        JsonNode all = JSON.readTree(bytes);
        return new StoredPage(
                all.get("supplier").asString(),
                ReportKind.valueOf(all.get("kind").asString()),
                all.get("content"));
    }

    @Override
    public String toString() {
        return "StoredPage[" + kind + "]";
    }
}
