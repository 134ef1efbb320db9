package se.inkopsnavet.consent;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.mapping.MappingFiles;

/** Which column of a form file is which field, from {@code mappings/consent/blankett-csv.yaml}. */
final class FormColumns {

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

    private final Map<String, Column> byName;

    private FormColumns(Map<String, Column> byName) {
        this.byName = Map.copyOf(byName);
    }

    /** @param codes theirs, in capitals, to ours */
    record Column(String field, Map<String, String> codes, boolean optional) {

        /** A code that nobody knows goes on as it is: who reads the document says what is wrong with it. */
        String translated(String cell) {
            return codes.getOrDefault(cell.strip().toUpperCase(Locale.ROOT), cell.strip());
        }
    }

    /** @throws FaultException CONFIGURATION naming the column */
    @SuppressWarnings("unchecked") // what is not a mapping of that shape fails the checks below
    static FormColumns load(MappingFiles mappings) {
        InputStream yaml = mappings.open(FILE);
        Map<String, Object> root = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
        Map<String, Column> columns = new HashMap<>();
        if (!(root.get("columns") instanceof Map<?, ?> given)) {
            throw new FaultException(Fault.CONFIGURATION, FILE + ": columns");
        }
        Set<String> fields = new HashSet<>();
        ((Map<String, Map<String, Object>>) given).forEach((name, column) -> {
            String field = String.valueOf(column.get("field"));
            if (!FIELDS.contains(field) || !fields.add(field)) {
                throw new FaultException(Fault.CONFIGURATION, FILE + ": " + name + ".field");
            }
            Map<String, String> codes = new HashMap<>();
            ((Map<Object, Object>) column.getOrDefault("codes", Map.of()))
                    .forEach((theirs, ours) -> codes.put(theirs.toString().toUpperCase(Locale.ROOT), ours.toString()));
            columns.put(name, new Column(field, Map.copyOf(codes), Boolean.TRUE.equals(column.get("optional"))));
        });
        if (!fields.equals(FIELDS)) {
            throw new FaultException(Fault.CONFIGURATION, FILE + ": columns");
        }
        return new FormColumns(columns);
    }

    Column of(String field) {
        return byName.values().stream()
                .filter(column -> column.field().equals(field))
                .findFirst()
                .orElseThrow();
    }

    /** @throws FaultException CSV_STRUCTURE for a column that is unknown, repeated or missing */
    List<Column> inOrderOf(List<String> names, String place) {
        List<Column> order = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            Column column = byName.get(name.strip().toLowerCase(Locale.ROOT));
            if (column == null || !seen.add(column.field())) {
                throw new FaultException(Fault.CSV_STRUCTURE, place + ", column " + (order.size() + 1));
            }
            order.add(column);
        }
        byName.forEach((name, column) -> {
            if (!column.optional() && !seen.contains(column.field())) {
                throw new FaultException(Fault.CSV_STRUCTURE, place + ": " + name);
            }
        });
        return order;
    }
}
