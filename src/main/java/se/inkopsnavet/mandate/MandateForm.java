package se.inkopsnavet.mandate;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.document.FormColumns;
import se.inkopsnavet.document.FormFile;
import se.inkopsnavet.document.FormNumber;
import se.inkopsnavet.mapping.MappingFiles;

/** A form about a representative: one row of a file that begins with {@code #FORETRADARE}. */
public final class MandateForm implements FormFile.Form {

    private static final String MARK = "#FORETRADARE";
    private static final String FILE = "mandate/blankett-csv.yaml";
    private static final List<String> ADDRESS = List.of("careOf", "street", "apartment", "postcode", "city");
    private static final Set<String> FIELDS = Set.of(
            "id",
            "version",
            "recordedAt",
            "person",
            "type",
            "scopes",
            "name",
            "holder",
            "careOf",
            "street",
            "apartment",
            "postcode",
            "city",
            "validFrom",
            "validTo",
            "inForceFrom",
            "revokedOn",
            "evidence",
            "evidenceDated",
            "evidenceReference",
            "staffId",
            "title",
            "verifiedAt",
            "principalUnable");

    private final FormColumns columns;

    private MandateForm(FormColumns columns) {
        this.columns = columns;
    }

    /** @throws se.inkopsnavet.fault.FaultException CONFIGURATION when the column list is broken */
    public static FormFile file(MappingFiles mappings) {
        FormColumns columns = FormColumns.load(mappings, FILE, FIELDS);
        return new FormFile(MARK, columns, new MandateForm(columns));
    }

    @Override
    public Map<String, Object> document(Map<String, String> row, String municipality) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("schema", "1");
        document.put("source", "FORM");
        document.put("municipality", municipality);
        put(document, "id", FormNumber.id("mandate-form", municipality, row.get("id")));
        for (String same :
                List.of("version", "recordedAt", "person", "validFrom", "validTo", "inForceFrom", "revokedOn")) {
            put(document, same, row.get(same));
        }
        put(document, "type", translated(row, "type"));
        put(document, "principalUnable", translated(row, "principalUnable"));
        document.put("scopes", scopes(row.getOrDefault("scopes", "")));
        document.put("holder", holder(row));
        put(document, "evidence", evidence(row));
        put(document, "verifiedBy", staff(row));
        put(document, "verifiedAt", row.get("verifiedAt"));
        return document;
    }

    private List<String> scopes(String cell) {
        FormColumns.Column column = columns.of("scopes");
        return Arrays.stream(cell.split("\\+"))
                .filter(scope -> !scope.isBlank())
                .map(column::translated)
                .toList();
    }

    private static Map<String, Object> holder(Map<String, String> row) {
        Map<String, Object> holder = new LinkedHashMap<>();
        put(holder, "name", row.get("name"));
        put(holder, "person", row.get("holder"));
        Map<String, Object> address = new LinkedHashMap<>();
        ADDRESS.forEach(part -> put(address, part, row.get(part)));
        if (!address.isEmpty()) {
            holder.put("address", address);
        }
        return holder;
    }

    private @Nullable Map<String, Object> evidence(Map<String, String> row) {
        Map<String, Object> evidence = new LinkedHashMap<>();
        put(evidence, "kind", translated(row, "evidence"));
        put(evidence, "dated", row.get("evidenceDated"));
        put(evidence, "reference", row.get("evidenceReference"));
        return evidence.isEmpty() ? null : evidence;
    }

    private static @Nullable Map<String, Object> staff(Map<String, String> row) {
        Map<String, Object> staff = new LinkedHashMap<>();
        put(staff, "staffId", row.get("staffId"));
        put(staff, "title", row.get("title"));
        return staff.isEmpty() ? null : staff;
    }

    private @Nullable String translated(Map<String, String> row, String field) {
        String cell = row.get(field);
        return cell == null ? null : columns.of(field).translated(cell);
    }

    private static void put(Map<String, Object> document, String key, @Nullable Object value) {
        if (value != null && !value.toString().isBlank()) {
            document.put(key, value);
        }
    }
}
