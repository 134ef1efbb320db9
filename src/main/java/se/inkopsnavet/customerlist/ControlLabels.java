package se.inkopsnavet.customerlist;

import se.inkopsnavet.yaml.YamlMap;

/** The Swedish texts of the control sheet (kontrollblad), in the order in which it shows them. */
public record ControlLabels(
        String sheet,
        String batchId,
        String municipality,
        String supplier,
        String providerScope,
        String version,
        String created,
        String rowCount,
        String sha256) {

    static ControlLabels load(YamlMap map) {
        map.onlyKeys(
                "sheet",
                "batchId",
                "municipality",
                "supplier",
                "providerScope",
                "version",
                "created",
                "rowCount",
                "sha256");
        return new ControlLabels(
                ColumnList.sheetName(map, "sheet"),
                map.text("batchId"),
                map.text("municipality"),
                map.text("supplier"),
                map.text("providerScope"),
                map.text("version"),
                map.text("created"),
                map.text("rowCount"),
                map.text("sha256"));
    }
}
