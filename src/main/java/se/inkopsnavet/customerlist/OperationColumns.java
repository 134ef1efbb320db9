package se.inkopsnavet.customerlist;

import java.util.List;
import se.inkopsnavet.yaml.YamlMap;

/**
 * The two columns last in a list that tell changed and ended clients from new ones, for a supplier that reads them.
 *
 * @param operation header of the column with N, Ä or A
 * @param earlier header of the column with the row that is changed or ended
 */
public record OperationColumns(String operation, String earlier) {

    static OperationColumns load(YamlMap map) {
        map.onlyKeys("header", "earlier");
        return new OperationColumns(header(map, "header"), header(map, "earlier"));
    }

    static String header(YamlMap map, String key) {
        String header = CellText.of(map.text(key));
        if (!CellText.writable(header) || FormulaGuard.triggers(header)) {
            throw map.error(key, key + " begins like a formula or cannot be written");
        }
        return header;
    }

    List<String> headers() {
        return List.of(operation, earlier);
    }

    static List<String> cells(ListLine line) {
        return List.of(line.operation().symbol(), line.reference());
    }
}
