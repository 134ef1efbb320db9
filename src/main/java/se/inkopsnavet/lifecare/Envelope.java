package se.inkopsnavet.lifecare;

import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A stored record with everything that its translation needs, so that translating asks nobody.
 *
 * @param revision rises with every change of the record
 * @param content the bundle; null for protected people and removed records, of whom only the number and the blind key are here
 */
record Envelope(
        Entity entity,
        String id,
        Found.Kind kind,
        byte[] personKey,
        long revision,
        Instant seenAt,
        @Nullable String updated,
        @Nullable JsonNode content) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    static Envelope of(Found found, long revision) {
        return new Envelope(
                found.entity(),
                found.id(),
                found.kind(),
                found.person().person(),
                revision,
                found.seenAt(),
                found.updated(),
                found.content());
    }

    byte[] toBytes() {
        ObjectNode all = JSON.createObjectNode()
                .put("entity", entity.name())
                .put("id", id)
                .put("kind", kind.name())
                .put("personKey", HexFormat.of().formatHex(personKey))
                .put("revision", revision)
                .put("seenAt", seenAt.toString());
        if (updated != null) {
            all.put("updated", updated);
        }
        if (content != null) {
            all.set("content", content);
        }
        return JSON.writeValueAsBytes(all);
    }

    static Envelope read(byte[] bytes) {
        JsonNode all = JSON.readTree(bytes);
        return new Envelope(
                Entity.valueOf(all.get("entity").asString()),
                all.get("id").asString(),
                Found.Kind.valueOf(all.get("kind").asString()),
                HexFormat.of().parseHex(all.get("personKey").asString()),
                all.get("revision").asLong(),
                Instant.parse(all.get("seenAt").asString()),
                all.has("updated") ? all.get("updated").asString() : null,
                all.get("content"));
    }

    @Override
    public String toString() {
        return "Envelope[" + entity + " " + kind + "]";
    }
}
