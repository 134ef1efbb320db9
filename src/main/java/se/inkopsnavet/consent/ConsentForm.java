package se.inkopsnavet.consent;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.document.FormColumns;
import se.inkopsnavet.document.FormFile;
import se.inkopsnavet.ledger.DerivedId;
import se.inkopsnavet.mapping.MappingFiles;

/** A consent form (blankett): one row of a file that begins with {@code #SAMTYCKEN}. */
public final class ConsentForm implements FormFile.Form {

    private static final String MARK = "#SAMTYCKEN";
    private static final String FILE = "consent/blankett-csv.yaml";
    private static final Set<String> FIELDS = Set.of(
            "id",
            "type",
            "target",
            "person",
            "purposes",
            "supplier",
            "role",
            "representative",
            "method",
            "at",
            "validTo",
            "staffId",
            "title",
            "registeredBy",
            "registeredAt",
            "remark");

    private final FormColumns columns;

    private ConsentForm(FormColumns columns) {
        this.columns = columns;
    }

    /** @throws se.inkopsnavet.fault.FaultException CONFIGURATION when the column list is broken */
    public static FormFile file(MappingFiles mappings) {
        FormColumns columns = FormColumns.load(mappings, FILE, FIELDS);
        return new FormFile(MARK, columns, new ConsentForm(columns));
    }

    /** Purposes are several in one cell, and each is translated for itself. */
    private Map<String, String> translated(Map<String, String> row) {
        Map<String, String> cells = new LinkedHashMap<>();
        row.forEach((field, text) -> cells.put(
                field, field.equals("purposes") ? text : columns.of(field).translated(text)));
        return cells;
    }

    @Override
    public Map<String, Object> document(Map<String, String> row, String municipality) {
        Map<String, String> cells = translated(row);
        Map<String, Object> document = new LinkedHashMap<>();
        String type = cells.getOrDefault("type", "");
        boolean withdrawn = type.equals("WITHDRAWN");
        boolean annulled = type.equals("ANNULLED");
        document.put("schema", "1");
        put(document, "type", type);
        put(document, "id", id(municipality, cells.get("id")));
        put(document, "municipality", municipality);
        put(document, "person", cells.get("person"));
        put(
                document,
                annulled ? "eventId" : "consentId",
                withdrawn || annulled ? id(municipality, cells.get("target")) : null);
        if (!annulled) {
            document.put("purposes", purposes(cells.getOrDefault("purposes", "")));
            put(document, "recipient", supplier(cells.get("supplier")));
            document.put("givenBy", giver(cells));
            put(document, "method", cells.get("method"));
            put(document, withdrawn ? "withdrawnAt" : "givenAt", cells.get("at"));
            put(document, "validTo", cells.get("validTo"));
        }
        put(document, "obtainedBy", staff(cells.get("staffId"), cells.get("title")));
        put(document, "registeredBy", staff(cells.get("registeredBy"), null));
        put(document, "registeredAt", cells.get("registeredAt"));
        document.put("source", Map.of("kind", "FORM"));
        put(document, "remark", cells.get("remark"));
        return document;
    }

    private List<String> purposes(String cell) {
        FormColumns.Column column = columns.of("purposes");
        return Arrays.stream(cell.split("\\+"))
                .filter(purpose -> !purpose.isBlank())
                .map(column::translated)
                .toList();
    }

    private static Map<String, String> giver(Map<String, String> cells) {
        Map<String, String> giver = new LinkedHashMap<>();
        giver.put("role", cells.getOrDefault("role", ""));
        giver.put("representative", cells.getOrDefault("representative", ""));
        return giver;
    }

    private static @Nullable Map<String, String> supplier(@Nullable String id) {
        return id == null || id.isBlank() ? null : Map.of("type", "SUPPLIER", "id", id);
    }

    private static @Nullable Map<String, String> staff(@Nullable String id, @Nullable String title) {
        if (id == null || id.isBlank()) {
            return null;
        }
        return title == null ? Map.of("staffId", id) : Map.of("staffId", id, "title", title);
    }

    /** The form's number as the municipality writes it, which may be any text; the id follows from it. */
    private static @Nullable String id(String municipality, @Nullable String form) {
        return form == null || form.isBlank()
                ? null
                : DerivedId.of("consent-form", municipality, form).toString();
    }

    private static void put(Map<String, Object> document, String key, @Nullable Object value) {
        if (value != null) {
            document.put(key, value);
        }
    }
}
