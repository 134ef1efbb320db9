package se.inkopsnavet.document;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.mapping.MappingFiles;

/** Which column of a form file, or which line of a journal note, is which field, from a file such as {@code mappings/consent/blankett-csv.yaml}. */
public final class FormColumns {

    private final Map<String, Column> byName;

    private FormColumns(Map<String, Column> byName) {
        this.byName = Map.copyOf(byName);
    }

    /** @param codes theirs, in capitals, to ours */
    public record Column(String field, Map<String, String> codes, boolean optional) {

        /** A code that nobody knows goes on as it is: who reads the document says what is wrong with it. */
        public String translated(String cell) {
            return codes.getOrDefault(cell.strip().toUpperCase(Locale.ROOT), cell.strip());
        }
    }

    /**
     * @param file under {@code mappings/}
     * @param known every field that a form has
     * @throws FaultException CONFIGURATION naming the column
     */
    @SuppressWarnings("unchecked") // what is not a mapping of that shape fails the checks below
    public static FormColumns load(MappingFiles mappings, String file, Set<String> known) {
        Map<String, Object> root = root(mappings, file);
        Map<String, Column> columns = new HashMap<>();
        if (!(root.get("columns") instanceof Map<?, ?> given)) {
            throw new FaultException(Fault.CONFIGURATION, file + ": columns");
        }
        Set<String> fields = new HashSet<>();
        ((Map<String, Map<String, Object>>) given).forEach((name, column) -> {
            String field = String.valueOf(column.get("field"));
            if (!known.contains(field) || !fields.add(field)) {
                throw new FaultException(Fault.CONFIGURATION, file + ": " + name + ".field");
            }
            Map<String, String> codes = new HashMap<>();
            ((Map<Object, Object>) column.getOrDefault("codes", Map.of()))
                    .forEach((theirs, ours) -> codes.put(theirs.toString().toUpperCase(Locale.ROOT), ours.toString()));
            columns.put(name, new Column(field, Map.copyOf(codes), Boolean.TRUE.equals(column.get("optional"))));
        });
        if (!fields.equals(known)) {
            throw new FaultException(Fault.CONFIGURATION, file + ": columns");
        }
        return new FormColumns(columns);
    }

    static Map<String, Object> root(MappingFiles mappings, String file) {
        InputStream yaml = mappings.open(file);
        return new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
    }

    /** The column that people call so. */
    public Optional<Column> named(String name) {
        return Optional.ofNullable(byName.get(name.strip().toLowerCase(Locale.ROOT)));
    }

    public Column of(String field) {
        return byName.values().stream()
                .filter(column -> column.field().equals(field))
                .findFirst()
                .orElseThrow();
    }

    /** @throws FaultException CSV_STRUCTURE for a column that is unknown, repeated or missing */
    public List<Column> inOrderOf(List<String> names, String place) {
        List<Column> order = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            Column column = named(name).orElse(null);
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
