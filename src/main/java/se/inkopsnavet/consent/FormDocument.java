package se.inkopsnavet.consent;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.document.FormColumns;

/** The cells of a filled-in form as the document that the flow CONSENT reads. Judges nothing: what is missing or wrong is said when it is read. */
final class FormDocument {

    private FormDocument() {}

    /**
     * @param cells by field, already in our words; the purposes still in theirs
     * @param id the event's, or null when the form has no number
     * @param target the event that is withdrawn or called a mistake, or null
     */
    static Map<String, Object> of(
            Map<String, String> cells,
            FormColumns columns,
            String municipality,
            @Nullable String id,
            @Nullable String target,
            Source source) {
        Map<String, Object> document = new LinkedHashMap<>();
        String type = cells.getOrDefault("type", "");
        boolean withdrawn = type.equals(ConsentDocument.Type.WITHDRAWN.name());
        boolean annulled = type.equals(ConsentDocument.Type.ANNULLED.name());
        document.put("schema", "1");
        put(document, "type", type);
        put(document, "id", id);
        put(document, "municipality", municipality);
        put(document, "person", cells.get("person"));
        boolean refers = target != null && (withdrawn || annulled);
        put(document, annulled ? "eventId" : "consentId", refers ? target : null);
        if (!annulled) {
            document.put("purposes", purposes(cells.getOrDefault("purposes", ""), columns));
            put(document, "recipient", supplier(cells.get("supplier")));
            document.put("givenBy", giver(cells));
            put(document, "method", cells.get("method"));
            put(document, withdrawn ? "withdrawnAt" : "givenAt", cells.get("at"));
            put(document, "validTo", cells.get("validTo"));
        }
        put(document, "obtainedBy", staff(cells.get("staffId"), cells.get("title")));
        put(document, "registeredBy", staff(cells.get("registeredBy"), null));
        put(document, "registeredAt", cells.get("registeredAt"));
        document.put("source", source(source));
        put(document, "remark", cells.get("remark"));
        return document;
    }

    private static List<String> purposes(String cell, FormColumns columns) {
        return Arrays.stream(cell.split("\\+"))
                .filter(purpose -> !purpose.isBlank())
                .map(columns.of("purposes")::translated)
                .toList();
    }

    private static Map<String, String> giver(Map<String, String> cells) {
        return Map.of(
                "role", cells.getOrDefault("role", ""), "representative", cells.getOrDefault("representative", ""));
    }

    private static @Nullable Map<String, String> supplier(@Nullable String id) {
        return id == null || id.isBlank() ? null : Map.of("type", Recipient.Type.SUPPLIER.name(), "id", id);
    }

    private static @Nullable Map<String, String> staff(@Nullable String id, @Nullable String title) {
        if (id == null || id.isBlank()) {
            return null;
        }
        return title == null ? Map.of("staffId", id) : Map.of("staffId", id, "title", title);
    }

    private static Map<String, String> source(Source source) {
        return source.reference() == null
                ? Map.of("kind", source.kind().name())
                : Map.of("kind", source.kind().name(), "reference", source.reference());
    }

    private static void put(Map<String, Object> document, String key, @Nullable Object value) {
        if (value != null) {
            document.put(key, value);
        }
    }
}
