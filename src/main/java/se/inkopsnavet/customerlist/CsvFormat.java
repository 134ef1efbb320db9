package se.inkopsnavet.customerlist;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/**
 * The list as CSV: UTF-8 with BOM, {@code ;}, CRLF. A {@code #KUNDLISTA} line with version and batch comes first, a {@code #KONTROLL} line with the
 * totals last. Text that looks like a formula gets an apostrophe in front, here and nowhere else (B27); the hash is over the text without it.
 */
public record CsvFormat(ColumnList columns) implements ListFormat {

    private static final byte[] BOM = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    @Override
    public ControlTotals write(BatchHeader header, Iterable<ListLine> lines, OutputStream out) throws IOException {
        out.write(BOM);
        // Not closed: closing it would close the caller's stream.
        CsvWriter csv = CsvWriter.builder()
                .fieldSeparator(';')
                .lineDelimiter(LineDelimiter.CRLF)
                .build(out, StandardCharsets.UTF_8);
        // Comments are the only lines that begin with an unquoted #: a client's name cannot pass for one.
        csv.writeComment(String.join(
                ";",
                "KUNDLISTA",
                columns.headerVersion(),
                header.batchId().toString(),
                header.municipalityCode(),
                header.supplierId(),
                header.providerScope(),
                header.createdText()));
        csv.writeRecord(columns.headers());
        ControlTotals totals = writeRows(csv, lines);
        csv.writeComment(String.join(
                ";", "KONTROLL", header.batchId().toString(), Integer.toString(totals.rowCount()), totals.sha256()));
        csv.flush();
        return totals;
    }

    private ControlTotals writeRows(CsvWriter csv, Iterable<ListLine> lines) {
        RowDigest digest = new RowDigest();
        int number = 0;
        for (ListLine line : lines) {
            number++;
            CustomerListRow outgoing = OutgoingRow.check(columns, line, number);
            List<String> after = columns.after(line);
            csv.writeRecord(Stream.concat(
                            columns.columns().stream().map(column -> safe(column.field(), outgoing)), after.stream())
                    .toList());
            digest.add(outgoing, after);
        }
        return digest.totals();
    }

    private static String safe(ListField field, CustomerListRow row) {
        String cell = field.of(row);
        return field.isText() ? FormulaGuard.neutralise(cell) : cell;
    }

    @Override
    public String contentType() {
        return "text/csv";
    }

    @Override
    public String extension() {
        return "csv";
    }
}
