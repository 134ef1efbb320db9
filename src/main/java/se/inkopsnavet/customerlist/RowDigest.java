package se.inkopsnavet.customerlist;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Computes {@link ControlTotals} row by row, while the rows pass. */
final class RowDigest {

    private final MessageDigest digest = sha256();
    private int rowCount;

    /** @param after what stands after the fifteen cells, where the supplier's list has it */
    void add(CustomerListRow row, List<String> after) {
        StringBuilder line = new StringBuilder();
        for (ListField field : ListField.values()) {
            line.append(field.ordinal() == 0 ? "" : "\t").append(escaped(field.of(row)));
        }
        after.forEach(cell -> line.append('\t').append(escaped(cell)));
        digest.update(line.append('\n').toString().getBytes(StandardCharsets.UTF_8));
        rowCount++;
    }

    /** Ends the counting. */
    ControlTotals totals() {
        return new ControlTotals(rowCount, HexFormat.of().formatHex(digest.digest()));
    }

    private static String escaped(String cell) {
        return cell.replace("\\", "\\\\")
                .replace("\t", "\\t")
                .replace("\n", "\\n")
                .replace("\r", "\\r");
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
