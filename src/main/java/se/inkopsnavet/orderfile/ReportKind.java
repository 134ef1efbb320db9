package se.inkopsnavet.orderfile;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a file of a supplier's reports. */
public enum ReportKind {
    ORDERS(
            "BESTALLNINGAR",
            "caseRef",
            "customerNo",
            "orderNo",
            "version",
            "state",
            "placedAt",
            "occurredAt",
            "deliveryDay",
            "total",
            "fees",
            "lineCount",
            "paymentRefused",
            "dropped",
            "droppedReason"),
    DELIVERIES(
            "LEVERANSER",
            "caseRef",
            "customerNo",
            "orderNo",
            "deliveryDay",
            "version",
            "kind",
            "occurredAt",
            "expectedAt",
            "outcome",
            "attempts"),
    /** The whole schedule of one day. */
    SCHEDULE("LEVERANSSCHEMA", "caseRef", "customerNo", "orderNo", "from", "to", "street", "postcode");

    /** Read, and thrown away: what the goods are, and why a payment was refused. */
    static boolean isDropped(String field) {
        return field.startsWith("dropped");
    }

    private final String word;
    private final Set<String> fields;

    ReportKind(String word, String... fields) {
        this.word = word;
        this.fields = Set.of(fields);
    }

    /** What the file calls itself. */
    String word() {
        return word;
    }

    Set<String> fields() {
        return fields;
    }

    /** The column list, below {@code mappings/}. */
    String columns() {
        return "order/" + word.toLowerCase(Locale.ROOT) + ".yaml";
    }

    static Optional<ReportKind> called(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst();
    }
}
