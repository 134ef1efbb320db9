package se.inkopsnavet.customerlist;

import se.inkopsnavet.yaml.YamlMap;

/**
 * One column of a supplier's list.
 *
 * @param header the text at its top
 * @param required a row without it is not sent
 */
public record ListColumn(String header, ListField field, boolean required) {

    static ListColumn load(YamlMap entry) {
        entry.onlyKeys("header", "field", "required");
        String key = entry.text("field");
        ListField field = ListField.ofKey(key).orElseThrow(() -> entry.error("field", "unknown field " + key));
        String header = OperationColumns.header(entry, "header");
        boolean required = entry.flag("required");
        if (required && !field.requirable()) {
            throw entry.error("required", "field " + key + " may be empty by rule");
        }
        return new ListColumn(header, field, required);
    }
}
