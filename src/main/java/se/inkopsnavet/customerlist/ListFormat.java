package se.inkopsnavet.customerlist;

import java.io.IOException;
import java.io.OutputStream;

/** A file type of the customer list. Rows pass one by one; memory does not grow with their number (AC-05-24). */
public sealed interface ListFormat permits XlsxFormat, CsvFormat {

    /** The file type that the supplier's column list names. */
    static ListFormat of(ColumnList columns) {
        return switch (columns.fileType()) {
            case XLSX -> new XlsxFormat(columns);
            case CSV -> new CsvFormat(columns);
        };
    }

    /**
     * Writes the whole file and leaves the stream open.
     *
     * @param lines gone through once
     * @return the totals that the file itself states, over the cells that it holds
     * @throws se.inkopsnavet.fault.FaultException INCOMPLETE_ROW or INVALID_VALUE at {@code row N column x}: a row that should not have come this far;
     *     what has been written is then no file
     */
    ControlTotals write(BatchHeader header, Iterable<ListLine> lines, OutputStream out) throws IOException;

    /** The supplier's columns. */
    ColumnList columns();

    /** Media type without parameters: what a letter takes as an attachment's. The file says its encoding itself, with a byte order mark. */
    String contentType();

    /** Without a dot. */
    String extension();
}
