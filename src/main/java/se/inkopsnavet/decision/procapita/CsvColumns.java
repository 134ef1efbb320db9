package se.inkopsnavet.decision.procapita;

import java.io.IOException;
import java.io.InputStream;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import se.inkopsnavet.decision.fields.CanonicalField;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.mapping.MappingFiles;

/** The column list: their column name to {@link CsvColumn}. */
final class CsvColumns {

    private static final Set<String> KEYS = Set.of(
            "field", "codes", "otherwise", "emptyWhen", "presence", "drop", "withoutDoorCode", "screened", "optional");

    private final Map<String, CsvColumn> byName;

    private CsvColumns(Map<String, CsvColumn> byName) {
        this.byName = byName;
    }

    /**
     * @param path below {@code mappings/}
     * @throws FaultException CONFIGURATION with the file and the line or the column's name
     */
    static CsvColumns load(MappingFiles files, String path) {
        String place = "mappings/" + path;
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        try (InputStream in = files.open(path)) {
            Object document = new Yaml(new SafeConstructor(options)).load(in);
            if (!(document instanceof Map<?, ?> root) || !(root.get("columns") instanceof Map<?, ?> columns)) {
                throw new FaultException(Fault.CONFIGURATION, place + ": columns");
            }
            Map<String, CsvColumn> byName = new LinkedHashMap<>();
            columns.forEach((name, rule) -> byName.put(String.valueOf(name), column(place + ": " + name, rule)));
            requireEachFieldOnce(byName, place);
            return new CsvColumns(byName);
        } catch (MarkedYAMLException e) {
            throw new FaultException(
                    Fault.CONFIGURATION, place + " line " + (e.getProblemMark().getLine() + 1), e);
        } catch (YAMLException | IOException e) {
            throw new FaultException(Fault.CONFIGURATION, place, e);
        }
    }

    private static CsvColumn column(String place, Object rule) {
        if (!(rule instanceof Map<?, ?> keys) || !KEYS.containsAll(keys.keySet())) {
            throw new FaultException(Fault.CONFIGURATION, place);
        }
        Kept kept = Kept.of(
                Kept.FLAGS.stream().filter(key -> flag(place, keys, key)), textOrNull(place, keys, Kept.SCREENED));
        if (kept == null) {
            throw new FaultException(Fault.CONFIGURATION, place + ": contradiction, or no such list");
        }
        boolean drop = kept.how() == Kept.How.NOTHING;
        CanonicalField field = drop ? null : CanonicalField.ofKey(String.valueOf(keys.get("field")));
        if (drop == keys.containsKey("field") || (!drop && field == null)) {
            throw new FaultException(Fault.CONFIGURATION, place + ".field");
        }
        Map<String, String> codes = new LinkedHashMap<>();
        if (keys.get("codes") instanceof Map<?, ?> list) {
            list.forEach((theirs, ours) ->
                    codes.put(text(place + ".codes", theirs).toUpperCase(Locale.ROOT), text(place + ".codes", ours)));
        }
        return new CsvColumn(
                field,
                Map.copyOf(codes),
                textOrNull(place, keys, "otherwise"),
                textOrNull(place, keys, "emptyWhen"),
                kept,
                flag(place, keys, "optional"));
    }

    private static void requireEachFieldOnce(Map<String, CsvColumn> columns, String place) {
        Set<CanonicalField> seen = EnumSet.noneOf(CanonicalField.class);
        columns.forEach((name, column) -> {
            if (column.field() != null && !seen.add(column.field())) {
                throw new FaultException(Fault.CONFIGURATION, place + ": " + name + ".field twice");
            }
        });
    }

    private static boolean flag(String place, Map<?, ?> keys, String key) {
        Object value = keys.get(key);
        if (value != null && !(value instanceof Boolean)) {
            throw new FaultException(Fault.CONFIGURATION, place + "." + key);
        }
        return Boolean.TRUE.equals(value);
    }

    private static @Nullable String textOrNull(String place, Map<?, ?> keys, String key) {
        return keys.containsKey(key) ? text(place + "." + key, keys.get(key)) : null;
    }

    /** Only quoted or plain text: YAML would turn {@code 9999-12-31} and {@code on} into something else. */
    private static String text(String place, @Nullable Object value) {
        if (value instanceof String text) {
            return text;
        }
        throw new FaultException(Fault.CONFIGURATION, place + ": not text");
    }

    /**
     * The columns in the order in which a file has them. Names are compared as they stand.
     *
     * @throws FaultException CSV_STRUCTURE at a header cell that is unknown or repeated, or with the name of a column that is missing: a wrong
     *     header must never shift or lose values silently
     */
    List<CsvColumn> inOrderOf(List<String> header, String place) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < header.size(); i++) {
            String name = header.get(i).strip();
            if (!byName.containsKey(name) || !seen.add(name)) {
                // The cell's text is not repeated: without a header row it would be a person's data.
                throw new FaultException(Fault.CSV_STRUCTURE, place + ", column " + (i + 1));
            }
        }
        byName.forEach((name, column) -> {
            if (!column.optional() && !seen.contains(name)) {
                throw new FaultException(Fault.CSV_STRUCTURE, place + ": no column " + name);
            }
        });
        return header.stream().map(name -> byName.get(name.strip())).toList();
    }
}
