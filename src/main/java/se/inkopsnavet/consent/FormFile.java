package se.inkopsnavet.consent;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.ledger.DerivedId;
import se.inkopsnavet.mapping.MappingFiles;

/**
 * A file of consent forms (blanketter) as CSV: {@code #SAMTYCKEN} row, column names, one form a row, {@code #ANTAL} row. What is wrong with the file refuses
 * all of it; what is wrong in one form leaves the others alone (requirements S-05).
 */
public final class FormFile {

    private static final String FIRST = "#SAMTYCKEN";
    private static final String LAST = "#ANTAL";
    private static final int MOST_ROWS = 10_000;
    private static final int LONGEST_CELL = 1000;

    private final FormColumns columns;

    /** @throws FaultException CONFIGURATION when the column list is broken */
    public FormFile(MappingFiles mappings) {
        this.columns = FormColumns.load(mappings, "consent/blankett-csv.yaml", FormColumns.OF_A_FORM);
    }

    /** @param document the form as the document that the flow CONSENT reads @param person as written, to keep one person's forms in order; may be empty */
    record Form(int number, byte[] document, String person) {

        @Override
        public String toString() {
            return "Form[" + number + "]";
        }
    }

    /** @throws FaultException the first reason to refuse the file, with the line where it stands */
    List<Form> read(byte[] bytes, String municipality) {
        List<List<String>> rows = rows(text(bytes));
        header(rows, municipality);
        if (rows.size() < 2) {
            throw new FaultException(Fault.CSV_NO_ROWS, "line 1");
        }
        List<FormColumns.Column> order = columns.inOrderOf(rows.get(1), "row 2");
        List<Form> forms = new ArrayList<>();
        for (List<String> row : rows.subList(2, rows.size() - 1)) {
            forms.add(form(forms.size() + 1, order, row, municipality));
        }
        trailer(rows.get(rows.size() - 1), forms.size());
        return forms;
    }

    private static String text(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException notUtf8) {
            throw new FaultException(Fault.CSV_ENCODING, "file");
        }
    }

    private static List<List<String>> rows(String text) {
        List<List<String>> rows = new ArrayList<>();
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .fieldSeparator(';')
                .commentStrategy(CommentStrategy.NONE)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .ofCsvRecord(text)) {
            for (CsvRecord record : reader) {
                if (rows.size() > MOST_ROWS) {
                    throw new FaultException(Fault.TOO_LARGE, "row " + MOST_ROWS);
                }
                if (record.getFields().stream().anyMatch(cell -> cell.length() > LONGEST_CELL)) {
                    throw new FaultException(Fault.CSV_FIELD_TOO_LONG, "line " + record.getStartingLineNumber());
                }
                rows.add(record.getFields());
            }
            return rows;
        } catch (CsvParseException broken) {
            // Its message quotes the input.
            throw new FaultException(Fault.CSV_STRUCTURE, "row " + (rows.size() + 1));
        } catch (java.io.IOException e) {
            throw new IllegalStateException("memory does not fail to read", e);
        }
    }

    private static void header(List<List<String>> rows, String municipality) {
        List<String> first = rows.isEmpty() ? List.of() : rows.get(0);
        if (first.size() < 3 || !first.get(0).equals(FIRST)) {
            throw new FaultException(Fault.CSV_STRUCTURE, "line 1: no " + FIRST);
        }
        if (!first.get(1).equals(municipality)) {
            throw new FaultException(Fault.WRONG_MUNICIPALITY, "line 1");
        }
        if (!first.get(2).equals("1")) {
            throw new FaultException(Fault.UNSUPPORTED_FORMAT, "line 1: version");
        }
    }

    private static void trailer(List<String> last, int found) {
        if (!last.get(0).equals(LAST) || last.size() < 2 || !last.get(1).equals(Integer.toString(found))) {
            throw new FaultException(Fault.CONTROL_TOTAL, "last line");
        }
        if (found == 0) {
            throw new FaultException(Fault.CSV_NO_ROWS, "last line");
        }
    }

    /** A row with the wrong number of cells falls alone: it becomes a document that cannot be read. */
    private Form form(int number, List<FormColumns.Column> order, List<String> row, String municipality) {
        Map<String, String> cells = new LinkedHashMap<>();
        if (row.size() == order.size()) {
            for (int i = 0; i < row.size(); i++) {
                cells.put(order.get(i).field(), cell(order.get(i), row.get(i)));
            }
        }
        return new Form(number, document(cells, municipality), cells.getOrDefault("person", ""));
    }

    private byte[] document(Map<String, String> cells, String municipality) {
        return FormDocument.of(
                cells,
                columns,
                municipality,
                id(municipality, cells.get("id")),
                id(municipality, cells.get("target")),
                new Source(Source.Kind.FORM, null));
    }

    /** The form's number as the municipality writes it, which may be any text; the id follows from it. */
    private static @Nullable UUID id(String municipality, @Nullable String form) {
        return form == null || form.isBlank() ? null : DerivedId.of("consent-form", municipality, form);
    }

    private static String cell(FormColumns.Column column, String text) {
        return column.field().equals("purposes") ? text : column.translated(text);
    }
}
