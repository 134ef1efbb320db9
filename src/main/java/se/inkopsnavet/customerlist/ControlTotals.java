package se.inkopsnavet.customerlist;

/**
 * Row count and hash of a batch, the same whatever the file type.
 *
 * @param sha256 lower-case hex over the canonical text: each row's 15 cells in bilaga 1's order, a TAB between them, LF after each row, UTF-8; inside
 *     a cell backslash, TAB, LF and CR are written {@code \\}, {@code \t}, {@code \n} and {@code \r} (as PostgreSQL's COPY does)
 */
public record ControlTotals(int rowCount, String sha256) {

    /** Reads the lines once and keeps none of them. */
    public static ControlTotals of(ColumnList columns, Iterable<ListLine> lines) {
        RowDigest digest = new RowDigest();
        lines.forEach(line -> digest.add(columns.project(line.cells()), columns.after(line)));
        return digest.totals();
    }
}
