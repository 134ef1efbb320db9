package se.inkopsnavet.supplierapi;

import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A supplier's own event, as far as the hub must understand it to take it in: the report itself is read later, so that one that cannot be read is kept for
 * a person and not refused again and again.
 *
 * @param municipalityCode whom it is for
 * @param sequence its number among the events for that municipality
 * @param day of a schedule, null otherwise
 * @param content the strained report
 */
record EventDocument(
        String municipalityCode,
        long sequence,
        ReportKind kind,
        @Nullable String day,
        JsonNode content) {

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(8)
                            .maxStringLength(10_000)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** @throws FaultException SUPPLIER_REPORT_UNREADABLE naming the field */
    static EventDocument read(byte[] body) {
        JsonNode root = root(body);
        JsonNode code = root.path("municipality");
        JsonNode sequence = root.path("sequence");
        if (!code.isString()) {
            throw unreadable("municipality");
        }
        if (!sequence.isIntegralNumber() || !sequence.canConvertToLong() || sequence.longValue() < 1) {
            throw unreadable("sequence");
        }
        ReportKind kind =
                switch (root.path("type").isString() ? root.get("type").stringValue() : "") {
                    case "ORDER" -> ReportKind.ORDER;
                    case "DELIVERY" -> ReportKind.DELIVERY;
                    case "SCHEDULE" -> ReportKind.SCHEDULE;
                    default -> throw unreadable("type");
                };
        String field = kind == ReportKind.ORDER ? "order" : "delivery";
        if (kind != ReportKind.SCHEDULE && !root.path(field).isObject()) {
            throw unreadable(field);
        }
        return new EventDocument(
                code.stringValue(),
                sequence.longValue(),
                kind,
                kind == ReportKind.SCHEDULE ? day(root.path("day")) : null,
                kind == ReportKind.SCHEDULE
                        ? JsonNodeFactory.instance.objectNode()
                        : Edge.strain(kind, root.get(field)));
    }

    private static JsonNode root(byte[] body) {
        try {
            JsonNode root = JSON.readTree(body);
            if (root != null && root.isObject()) {
                return root;
            }
        } catch (JacksonException notJson) {
            // Its message quotes the input.
            throw unreadable("json");
        }
        throw unreadable("json");
    }

    private static String day(JsonNode day) {
        try {
            return LocalDate.parse(day.asString("")).toString();
        } catch (DateTimeException none) {
            throw unreadable("day");
        }
    }

    private static FaultException unreadable(String field) {
        return new FaultException(Fault.SUPPLIER_REPORT_UNREADABLE, field);
    }

    @Override
    public String toString() {
        return "EventDocument[" + kind + "]";
    }
}
