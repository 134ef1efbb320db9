package se.inkopsnavet.consent;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import se.inkopsnavet.document.FormColumns;
import se.inkopsnavet.document.FormFile;
import se.inkopsnavet.document.FormNumber;
import se.inkopsnavet.mapping.MappingFiles;

/** A consent form (blankett): one row of a file that begins with {@code #SAMTYCKEN}. */
public final class ConsentForm implements FormFile.Form {

    private static final String MARK = "#SAMTYCKEN";
    private static final String NUMBERED = "consent-form";
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
        return FormDocument.of(
                translated(row),
                columns,
                municipality,
                FormNumber.id(NUMBERED, municipality, row.get("id")),
                FormNumber.id(NUMBERED, municipality, row.get("target")),
                new Source(Source.Kind.FORM, null));
    }
}
