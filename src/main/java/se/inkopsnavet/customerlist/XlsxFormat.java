package se.inkopsnavet.customerlist;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * The list as an Excel workbook in which every cell is text: leading zeros stay, and {@code =HYPERLINK(...)} is a name, not a formula (AC-05-4).
 * A second sheet holds the control totals.
 */
public record XlsxFormat(ColumnList columns) implements ListFormat {

    /** Excel's number format "Text": a cell stays text also when someone edits it. */
    private static final String TEXT = "@";

    private static final int ROWS_IN_MEMORY = 100;

    @Override
    public ControlTotals write(BatchHeader header, Iterable<ListLine> lines, OutputStream out) throws IOException {
        Workbook workbook = new Workbook(out, "Inkopsnavet", "1.0");
        ControlTotals totals;
        try (Worksheet sheet = workbook.newWorksheet(columns.sheet())) {
            totals = writeRows(sheet, lines);
        }
        try (Worksheet sheet = workbook.newWorksheet(columns.control().sheet())) {
            writeControl(sheet, header, totals);
        }
        workbook.finish();
        return totals;
    }

    private ControlTotals writeRows(Worksheet sheet, Iterable<ListLine> lines) throws IOException {
        writeLine(sheet, 0, columns.headers());
        sheet.freezePane(0, 1);
        RowDigest digest = new RowDigest();
        int number = 0;
        for (ListLine line : lines) {
            number++;
            CustomerListRow outgoing = OutgoingRow.check(columns, line, number);
            List<String> after = columns.after(line);
            writeLine(
                    sheet,
                    number,
                    Stream.concat(
                                    columns.columns().stream()
                                            .map(column -> column.field().of(outgoing)),
                                    after.stream())
                            .toList());
            digest.add(outgoing, after);
            if (number % ROWS_IN_MEMORY == 0) {
                sheet.flush();
            }
        }
        return digest.totals();
    }

    private void writeControl(Worksheet sheet, BatchHeader header, ControlTotals totals) {
        ControlLabels label = columns.control();
        List<List<String>> lines = List.of(
                List.of(label.batchId(), header.batchId().toString()),
                List.of(label.municipality(), header.municipalityCode()),
                List.of(label.supplier(), header.supplierId()),
                List.of(label.providerScope(), header.providerScope()),
                List.of(label.version(), columns.headerVersion()),
                List.of(label.created(), header.createdText()),
                List.of(label.rowCount(), Integer.toString(totals.rowCount())),
                List.of(label.sha256(), totals.sha256()));
        for (int line = 0; line < lines.size(); line++) {
            writeLine(sheet, line, lines.get(line));
        }
    }

    /** Inline strings: the shared string table would hold every name in memory until the end. */
    private static void writeLine(Worksheet sheet, int line, List<String> cells) {
        for (int column = 0; column < cells.size(); column++) {
            sheet.inlineString(line, column, cells.get(column));
            sheet.style(line, column).format(TEXT).set();
        }
    }

    @Override
    public String contentType() {
        return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    }

    @Override
    public String extension() {
        return "xlsx";
    }
}
