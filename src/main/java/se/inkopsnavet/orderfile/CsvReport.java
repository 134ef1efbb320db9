package se.inkopsnavet.orderfile;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.document.FormColumns;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;

/** The CSV form: a first row with kind, municipality, version and number, column names, a record a row, and {@code #ANTAL}. */
final class CsvReport {

    private static final String LAST = "#ANTAL";
    private static final int FIELDS = 64;

    private final Map<ReportKind, FormColumns> columns;
    private final String municipality;

    CsvReport(Map<ReportKind, FormColumns> columns, String municipality) {
        this.columns = columns;
        this.municipality = municipality;
    }

    ReportHeader read(InputStream in, ReportRows sink) throws IOException {
        InputStreamReader text = new InputStreamReader(
                in,
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .fieldSeparator(';')
                .commentStrategy(CommentStrategy.NONE)
                .skipEmptyLines(true)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .maxBufferSize(ReportRows.LONGEST * FIELDS)
                .ofCsvRecord(text)) {
            return read(reader.iterator(), sink);
        } catch (CharacterCodingException notUtf8) {
            throw new FaultException(Fault.CSV_ENCODING, "file");
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof CharacterCodingException) {
                throw new FaultException(Fault.CSV_ENCODING, "file");
            }
            throw e.getCause();
        } catch (CsvParseException broken) {
            if (broken.getCause() instanceof CharacterCodingException) {
                throw new FaultException(Fault.CSV_ENCODING, "file");
            }
            // Its message quotes the input.
            throw new FaultException(Fault.CSV_STRUCTURE, "file");
        }
    }

    private ReportHeader read(Iterator<CsvRecord> rows, ReportRows sink) throws IOException {
        ReportHeader header = header(rows);
        if (!rows.hasNext()) {
            throw new FaultException(Fault.CSV_NO_ROWS, "line 1");
        }
        List<FormColumns.Column> order =
                columns.get(header.kind()).inOrderOf(rows.next().getFields(), "row 2");
        int count = 0;
        while (rows.hasNext()) {
            CsvRecord row = rows.next();
            if (row.getField(0).equals(LAST)) {
                trailer(row, count, rows);
                return header;
            }
            if (++count > ReportRows.MOST) {
                throw new FaultException(Fault.TOO_LARGE, "line " + row.getStartingLineNumber());
            }
            sink.record(count, cells(order, row.getFields()));
        }
        throw new FaultException(Fault.CONTROL_TOTAL, "no " + LAST);
    }

    private ReportHeader header(Iterator<CsvRecord> rows) {
        List<String> head = rows.hasNext() ? rows.next().getFields() : List.of();
        if (head.size() < 4 || !head.get(0).startsWith("#")) {
            throw new FaultException(Fault.CSV_STRUCTURE, "line 1");
        }
        return ReportHeader.of(
                new ReportHeader.Said(
                        head.get(0).substring(1),
                        head.get(1),
                        head.get(2),
                        head.get(3),
                        head.size() > 4 ? head.get(4) : "",
                        head.size() > 5 ? head.get(5) : ""),
                municipality,
                Fault.CSV_STRUCTURE);
    }

    private static void trailer(CsvRecord last, int found, Iterator<CsvRecord> rows) {
        String place = "line " + last.getStartingLineNumber();
        if (last.getFieldCount() < 2 || !last.getField(1).equals(Integer.toString(found))) {
            throw new FaultException(Fault.CONTROL_TOTAL, place);
        }
        if (rows.hasNext()) {
            throw new FaultException(Fault.CSV_STRUCTURE, place + ": rows after " + LAST);
        }
    }

    private static @Nullable Map<String, String> cells(List<FormColumns.Column> order, List<String> row) {
        if (row.size() != order.size()) {
            return null;
        }
        Map<String, String> cells = new HashMap<>();
        for (int i = 0; i < row.size(); i++) {
            FormColumns.Column column = order.get(i);
            if (!ReportKind.isDropped(column.field())) {
                if (row.get(i).length() > ReportRows.LONGEST) {
                    return null;
                }
                cells.put(column.field(), column.translated(row.get(i)));
            }
        }
        return cells;
    }
}
