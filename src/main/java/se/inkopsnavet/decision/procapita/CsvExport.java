package se.inkopsnavet.decision.procapita;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.decision.FileFormat;
import se.inkopsnavet.decision.RawRecord;
import se.inkopsnavet.decision.fields.CanonicalField;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;

/** The CSV form of the export: {@code #KOMMUN} row, column names, one row per decision, {@code #ANTAL} row. */
final class CsvExport {

    static final StrictReader.Faults FAULTS =
            new StrictReader.Faults(Fault.CSV_ENCODING, Fault.CSV_ENCODING, Fault.CSV_FIELD_TOO_LONG);

    private static final String FIRST = "#KOMMUN";
    private static final String LAST = "#ANTAL";
    private static final String SCHEMA_VERSION = "1";
    private static final Pattern SEPARATOR = Pattern.compile("^\"?" + FIRST + "\"?([;,])");

    private final ExportLimits limits;
    private final CsvColumns columns;
    private final FreeTextScreen screen;

    CsvExport(ExportLimits limits, CsvColumns columns, FreeTextScreen screen) {
        this.limits = limits;
        this.columns = columns;
        this.screen = screen;
    }

    Export read(StrictReader text, Sniffed sniffed, String municipality, RecordSink sink) throws IOException {
        CsvReader.CsvReaderBuilder builder = CsvReader.builder()
                .fieldSeparator(separator(sniffed))
                .commentStrategy(CommentStrategy.NONE)
                .allowExtraFields(true)
                .allowMissingFields(true);
        CsvRowHandler handler = new CsvRowHandler();
        try (CsvReader<CsvRow> reader = builder.build(handler, text);
                CloseableIterator<CsvRow> rows = reader.iterator()) {
            return read(new Rows(rows, handler, text, limits), municipality, sink);
        }
    }

    private static char separator(Sniffed sniffed) {
        Matcher matcher = SEPARATOR.matcher(sniffed.head());
        if (!matcher.find()) {
            throw new FaultException(Fault.CSV_STRUCTURE, "line 1: no " + FIRST);
        }
        return matcher.group(1).charAt(0);
    }

    private Export read(Rows rows, String municipality, RecordSink sink) throws IOException {
        Export header = header(rows, municipality);
        CsvRow names = rows.next();
        if (names == null) {
            throw new FaultException(Fault.CSV_NO_ROWS, "line 1");
        }
        List<CsvColumn> order = columns.inOrderOf(names.cells(), "line " + names.line());
        int personId = order.indexOf(order.stream()
                .filter(c -> c.field() == CanonicalField.PERSON_ID)
                .findFirst()
                .orElse(null));
        KeptCells kept = new KeptCells(order, screen);
        int count = 0;
        CsvRow previous = names;
        for (CsvRow row = rows.next(); row != null; previous = row, row = rows.next()) {
            if (row.first().equals(LAST)) {
                return confirmed(header, row, count, rows);
            }
            if (++count > limits.maxRecords()) {
                throw new FaultException(Fault.TOO_LARGE, "line " + row.line());
            }
            if (sink.wants(count)) {
                String hint = personId < row.cells().size()
                        ? OrderingHint.of(row.cells().get(personId))
                        : null;
                byte[] record = CsvText.of(names.cells(), kept.of(row.cells()));
                sink.consumer().accept(new RawRecord(count, FileFormat.CSV, record, hint));
            }
        }
        throw unfinished(previous, count);
    }

    private static Export header(Rows rows, String municipality) throws IOException {
        CsvRow row = rows.next();
        if (row == null || row.cells().size() < 4) {
            throw new FaultException(Fault.CSV_STRUCTURE, "line 1");
        }
        Declared declared = new Declared(Fault.CSV_STRUCTURE, "line 1: ");
        if (!declared.text("version", row.cells().get(2)).equals(SCHEMA_VERSION)) {
            throw new FaultException(Fault.UNSUPPORTED_FORMAT, "line 1: version");
        }
        if (!declared.text("kommun", row.cells().get(1)).equals(municipality)) {
            throw new FaultException(Fault.WRONG_MUNICIPALITY, "line 1");
        }
        return new Export(
                FileFormat.CSV,
                municipality,
                declared.instant("skapad", row.cells().get(3)),
                0);
    }

    private static Export confirmed(Export header, CsvRow trailer, int count, Rows rows) throws IOException {
        String place = "line " + trailer.line();
        String text = trailer.cells().size() > 1 ? trailer.cells().get(1) : null;
        int declared = new Declared(Fault.CONTROL_TOTAL, place + ": ").count(LAST, text);
        if (declared != count) {
            throw new FaultException(Fault.CONTROL_TOTAL, place + ": declared " + declared + ", found " + count);
        }
        if (count == 0) {
            throw new FaultException(Fault.CSV_NO_ROWS, place);
        }
        CsvRow after = rows.next();
        if (after != null) {
            throw new FaultException(Fault.CSV_STRUCTURE, "line " + after.line() + ": after " + LAST);
        }
        return new Export(header.format(), header.municipality(), header.createdAt(), count);
    }

    /** The file ends without its trailer: cut off, or swallowed by a quote that nobody closed. */
    private static FaultException unfinished(CsvRow last, int count) {
        List<String> cells = last.cells();
        if (last.endsQuoted() && cells.get(cells.size() - 1).indexOf('\n') >= 0) {
            return new FaultException(Fault.CSV_STRUCTURE, "line " + last.line() + ": quote not closed");
        }
        return count == 0
                ? new FaultException(Fault.CSV_NO_ROWS, "line " + last.line())
                : new FaultException(Fault.CONTROL_TOTAL, "line " + last.line() + ": no " + LAST);
    }

    /** The rows with what strictness adds, and without fastcsv's own exceptions, whose messages quote input. */
    private record Rows(CloseableIterator<CsvRow> rows, CsvRowHandler handler, StrictReader text, ExportLimits limits) {

        @Nullable
        CsvRow next() throws IOException {
            CsvRow row = read();
            if (row == null) {
                return null;
            }
            if (row.bareQuote() > 0) {
                throw new FaultException(Fault.CSV_STRUCTURE, "line " + row.line() + ", column " + row.bareQuote());
            }
            if (row.longest() > limits.maxFieldChars()) {
                throw new FaultException(Fault.CSV_FIELD_TOO_LONG, "line " + row.line());
            }
            text.progress();
            return row;
        }

        private @Nullable CsvRow read() throws IOException {
            try {
                return rows.hasNext() ? rows.next() : null;
            } catch (UncheckedIOException e) {
                throw e.getCause();
            } catch (CsvParseException e) {
                if (e.getCause() instanceof FaultException refusal) {
                    throw refusal;
                }
                throw new FaultException(Fault.CSV_STRUCTURE, "line " + handler.line());
            }
        }
    }
}
