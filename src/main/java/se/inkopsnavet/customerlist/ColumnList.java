package se.inkopsnavet.customerlist;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.yaml.YamlMap;

/**
 * How one supplier wants the list: file type, which of the 15 cells, in what order, under what headers ({@code mappings/suppliers/<name>/columns.yaml},
 * explained in {@code mappings/suppliers/README.md}). The supplier's choice, not ours: no bilaga 1 is published (requirements Q-03).
 *
 * @param headerVersion version of this layout, stated in every file
 * @param sheet name of the sheet with the rows (xlsx)
 * @param operation null when the supplier does not read operations: changed clients then go in lists of their own, and an ended account in a mail
 */
public record ColumnList(
        FileType fileType,
        String headerVersion,
        String sheet,
        ControlLabels control,
        @Nullable OperationColumns operation,
        List<ListColumn> columns) {

    /** The file types a list can have. */
    public enum FileType {
        XLSX,
        CSV
    }

    private static final Pattern VERSION = Pattern.compile("[0-9A-Za-z][0-9A-Za-z._-]{0,19}");

    /** What Excel accepts as the name of a sheet. */
    private static final Pattern SHEET = Pattern.compile("[\\p{L}\\p{Nd}][\\p{L}\\p{Nd} _.-]{0,30}");

    public ColumnList {
        columns = List.copyOf(columns);
    }

    /**
     * @param file what to call the file in errors
     * @throws se.inkopsnavet.fault.FaultException CONFIGURATION at {@code file:line}
     */
    public static ColumnList load(InputStream yaml, String file) {
        YamlMap map = YamlMap.read(yaml, file);
        map.onlyKeys("format", "headerVersion", "sheet", "control", "operation", "columns");
        ControlLabels control = ControlLabels.load(map.map("control"));
        String sheet = sheetName(map, "sheet");
        if (sheet.equalsIgnoreCase(control.sheet())) {
            throw map.error("control", "both sheets have the same name");
        }
        OperationColumns operation =
                map.keys().contains("operation") ? OperationColumns.load(map.map("operation")) : null;
        List<ListColumn> columns = columns(map);
        if (operation != null
                && columns.stream().anyMatch(column -> operation.headers().contains(column.header()))) {
            throw map.error("operation", "the same header twice");
        }
        return new ColumnList(fileType(map), version(map), sheet, control, operation, columns);
    }

    /** The row as this supplier gets it: cells that are not in the list are empty, so that no hash of them leaves the house either. */
    CustomerListRow project(CustomerListRow row) {
        Set<ListField> listed = EnumSet.noneOf(ListField.class);
        columns.forEach(column -> listed.add(column.field()));
        return CustomerListRow.of(field -> listed.contains(field) ? field.of(row) : "");
    }

    public boolean statesOperation() {
        return operation != null;
    }

    /** What the row tells this supplier: the cells that it gets and that are not empty. */
    public Set<ListField> given(CustomerListRow row) {
        Set<ListField> given = EnumSet.noneOf(ListField.class);
        columns.stream()
                .map(ListColumn::field)
                .filter(field -> !field.of(row).isEmpty())
                .forEach(given::add);
        return given;
    }

    /** What stands after the cells of a line: operation and earlier row, or nothing. */
    List<String> after(ListLine line) {
        return operation == null ? List.of() : OperationColumns.cells(line);
    }

    /** All headers in the file's order. */
    List<String> headers() {
        List<String> headers = new ArrayList<>();
        columns.forEach(column -> headers.add(column.header()));
        headers.addAll(operation == null ? List.of() : operation.headers());
        return headers;
    }

    /** The letters that this supplier demands and the row lacks; empty when the row can be sent. */
    public Set<Letter> missing(CustomerListRow row) {
        Set<Letter> missing = EnumSet.noneOf(Letter.class);
        for (ListColumn column : columns) {
            if (column.required() && column.field().of(row).isEmpty()) {
                missing.add(column.field().letter());
            }
        }
        return missing;
    }

    private static FileType fileType(YamlMap map) {
        return switch (map.text("format")) {
            case "xlsx" -> FileType.XLSX;
            case "csv" -> FileType.CSV;
            default -> throw map.error("format", "format is neither xlsx nor csv");
        };
    }

    private static String version(YamlMap map) {
        String version = map.text("headerVersion");
        if (!VERSION.matcher(version).matches()) {
            throw map.error("headerVersion", "headerVersion is not a version");
        }
        return version;
    }

    static String sheetName(YamlMap map, String key) {
        String name = map.text(key);
        if (!SHEET.matcher(name).matches()) {
            throw map.error(key, "not a name for a sheet");
        }
        return name;
    }

    private static List<ListColumn> columns(YamlMap map) {
        List<ListColumn> columns = new ArrayList<>();
        Set<ListField> fields = EnumSet.noneOf(ListField.class);
        for (YamlMap entry : map.maps("columns")) {
            ListColumn column = ListColumn.load(entry);
            if (!fields.add(column.field())) {
                throw entry.error("field", "field " + column.field().key() + " twice");
            }
            if (columns.stream().anyMatch(other -> other.header().equals(column.header()))) {
                throw entry.error("header", "the same header twice");
            }
            columns.add(column);
        }
        if (columns.isEmpty()) {
            throw map.error("columns", "no columns");
        }
        return columns;
    }
}
