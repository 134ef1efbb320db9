package se.inkopsnavet.foodguard;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import se.inkopsnavet.document.FormColumns;
import se.inkopsnavet.document.FormFile;
import se.inkopsnavet.mapping.MappingFiles;

/** The file in which a unit's system says who got food another way: {@code mappings/foodguard/README.md}. */
public final class FoodPathForm implements FormFile.Form {

    private static final String FILE = "foodguard/matvag-csv.yaml";
    private static final Set<String> FIELDS = Set.of("caseRef", "day", "way", "recordedBy", "recordedAt");

    private final FormColumns columns;

    private FoodPathForm(FormColumns columns) {
        this.columns = columns;
    }

    /** @throws se.inkopsnavet.fault.FaultException CONFIGURATION when the column list is broken */
    public static FormFile file(MappingFiles mappings) {
        FormColumns columns = FormColumns.load(mappings, FILE, FIELDS);
        return new FormFile("#MATVAG", columns, new FoodPathForm(columns));
    }

    @Override
    public Map<String, Object> document(Map<String, String> cells, String municipality) {
        Map<String, Object> document = new LinkedHashMap<>(cells);
        document.put("schema", "1");
        document.computeIfPresent("way", (field, cell) -> columns.of("way").translated(cell.toString()));
        return document;
    }
}
