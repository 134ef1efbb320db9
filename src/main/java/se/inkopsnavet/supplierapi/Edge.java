package se.inkopsnavet.supplierapi;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Passed before anything is stored: by the contract's own list, since what is not known must not come in. Goods lines end here (AC-10-11), of which only the
 * number is left, and with them names, messages and whatever else a supplier adds.
 */
public final class Edge {

    private static final int LONGEST = 200;
    private static final int MOST_FEES = 20;
    private static final List<String> CUSTOMER = List.of("caseRef", "customerNo");
    private static final Map<ReportKind, List<String>> KEPT = Map.of(
            ReportKind.ORDER,
            List.of(
                    "orderNo",
                    "version",
                    "state",
                    "placedAt",
                    "occurredAt",
                    "changedAt",
                    "deliveryDay",
                    "totalOre",
                    "lineCount",
                    "rejection"),
            ReportKind.DELIVERY,
            List.of(
                    "orderNo",
                    "deliveryDay",
                    "version",
                    "kind",
                    "occurredAt",
                    "changedAt",
                    "expectedAt",
                    "outcome",
                    "attempts"),
            ReportKind.STOP,
            List.of("orderNo", "from", "to", "street", "postcode"),
            ReportKind.SCHEDULE,
            List.of("day", "madeAt", "count"));

    private Edge() {}

    /** @return what is left of one record; of what is no record at all, nothing */
    public static ObjectNode strain(ReportKind kind, JsonNode record) {
        ObjectNode kept = scalars(record, KEPT.get(kind));
        if (record.path("customer").isObject()) {
            kept.set("customer", scalars(record.get("customer"), CUSTOMER));
        }
        if (kind == ReportKind.ORDER) {
            fees(record, kept);
            if (!kept.has("lineCount") && record.path("lines").isArray()) {
                kept.put("lineCount", record.get("lines").size());
            }
        }
        return kept;
    }

    /** @return one strained record per record, in the same order */
    public static ArrayNode strainAll(ReportKind kind, Iterable<JsonNode> records) {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        records.forEach(record -> all.add(strain(kind, record)));
        return all;
    }

    private static void fees(JsonNode record, ObjectNode kept) {
        JsonNode fees = record.path("fees");
        if (fees.isArray()) {
            ArrayNode few = kept.putArray("fees");
            // One more than is taken, so that the reader sees that there were too many.
            for (int i = 0; i < Math.min(fees.size(), MOST_FEES + 1); i++) {
                few.add(scalars(fees.get(i), List.of("type", "ore")));
            }
        }
    }

    /** A text that is longer than anything the contract knows is left as a text that is refused by its own field. */
    private static ObjectNode scalars(JsonNode from, List<String> names) {
        ObjectNode kept = JsonNodeFactory.instance.objectNode();
        for (String name : names) {
            JsonNode value = from.get(name);
            if (value != null && value.isString() && value.stringValue().length() > LONGEST) {
                kept.put(name, value.stringValue().substring(0, LONGEST));
            } else if (value != null && value.isValueNode() && !value.isNull()) {
                kept.set(name, value);
            }
        }
        return kept;
    }
}
