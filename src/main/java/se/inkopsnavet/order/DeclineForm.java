package se.inkopsnavet.order;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import se.inkopsnavet.document.FormColumns;
import se.inkopsnavet.document.FormFile;
import se.inkopsnavet.mapping.MappingFiles;

/** The file in which a unit's system says who wants no groceries which week: {@code mappings/order/README.md}. */
public final class DeclineForm {

    private static final String FILE = "order/avstar-csv.yaml";
    private static final Set<String> FIELDS = Set.of("caseRef", "week", "recordedBy", "recordedAt");

    private DeclineForm() {}

    public static FormFile file(MappingFiles mappings) {
        FormColumns columns = FormColumns.load(mappings, FILE, FIELDS);
        return new FormFile("#AVSTAR", columns, DeclineForm::document);
    }

    private static Map<String, Object> document(Map<String, String> cells, String municipality) {
        Map<String, Object> document = new LinkedHashMap<>(cells);
        document.put("schema", "1");
        return document;
    }
}
