package se.inkopsnavet.complaint;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.document.FormColumns;
import se.inkopsnavet.document.FormFile;
import se.inkopsnavet.document.FormNumber;
import se.inkopsnavet.mapping.MappingFiles;

/** A complaint, an answer to one, or a refund that was seen: one row of a file that begins with {@code #REKLAMATION}. */
public final class ComplaintForm implements FormFile.Form {

    private static final String MARK = "#REKLAMATION";
    private static final String FILE = "complaint/blankett-csv.yaml";
    /** The case stands in the field by which rows are kept in order: an answer must not overtake its complaint. */
    private static final String CASE = "person";

    private static final Pattern OWN_NUMBER = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Set<String> FIELDS = Set.of(
            "id", "kind", CASE, "orderNo", "type", "description", "resolution", "occurredAt", "staffId", "title");

    private final FormColumns columns;

    private ComplaintForm(FormColumns columns) {
        this.columns = columns;
    }

    /** @throws se.inkopsnavet.fault.FaultException CONFIGURATION when the column list is broken */
    public static FormFile file(MappingFiles mappings) {
        FormColumns columns = FormColumns.load(mappings, FILE, FIELDS);
        return new FormFile(MARK, columns, new ComplaintForm(columns));
    }

    @Override
    public Map<String, Object> document(Map<String, String> row, String municipality) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("schema", "1");
        document.put("municipality", municipality);
        put(document, "id", id(municipality, row.get("id")));
        put(document, "caseRef", row.get(CASE));
        for (String same : List.of("orderNo", "description", "occurredAt", "staffId", "title")) {
            put(document, same, row.get(same));
        }
        for (String coded : List.of("kind", "type", "resolution")) {
            String cell = row.get(coded);
            put(document, coded, cell == null ? null : columns.of(coded).translated(cell));
        }
        return document;
    }

    /** The complaint's number as the unit writes it, or the hub's own of one that the hub has opened. */
    private static @Nullable String id(String municipality, @Nullable String number) {
        return number != null && OWN_NUMBER.matcher(number.strip()).matches()
                ? number.strip()
                : FormNumber.id("complaint-form", municipality, number);
    }

    private static void put(Map<String, Object> document, String key, @Nullable Object value) {
        if (value != null && !value.toString().isBlank()) {
            document.put(key, value);
        }
    }
}
