package se.inkopsnavet.document;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A file of forms (blanketter) as CSV: a first row with its mark, column names, one form a row, {@code #ANTAL} row. What is wrong with the file refuses all
 * of it; what is wrong in one form leaves the others alone (requirements S-05).
 */
public final class FormFile {

    private static final String LAST = "#ANTAL";
    private static final int MOST_ROWS = 10_000;
    private static final int LONGEST_CELL = 1000;

    private final String mark;
    private final FormColumns columns;
    private final Form form;
    private final JsonMapper json = JsonMapper.builder().build();

    /** What a room makes of one row. */
    @FunctionalInterface
    public interface Form {
        /** @param cells by field, untranslated; empty when the row has the wrong number of them. @return the document that the room's flow reads */
        Map<String, Object> document(Map<String, String> cells, String municipality);
    }

    /** @param mark such as {@code #SAMTYCKEN} */
    public FormFile(String mark, FormColumns columns, Form form) {
        this.mark = mark;
        this.columns = columns;
        this.form = form;
    }

    /** @param document the form as the document that its flow reads @param person as written, to keep one person's forms in order; may be empty */
    public record Filled(int number, byte[] document, String person) {

        @Override
        public String toString() {
            return "Filled[" + number + "]";
        }
    }

    /** @throws FaultException the first reason to refuse the file, with the line where it stands */
    public List<Filled> read(byte[] bytes, String municipality) {
        List<List<String>> rows = rows(text(bytes));
        header(rows, municipality);
        if (rows.size() < 2) {
            throw new FaultException(Fault.CSV_NO_ROWS, "line 1");
        }
        List<FormColumns.Column> order = columns.inOrderOf(rows.get(1), "row 2");
        List<Filled> forms = new ArrayList<>();
        for (List<String> row : rows.subList(2, rows.size() - 1)) {
            forms.add(filled(forms.size() + 1, order, row, municipality));
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
        } catch (IOException e) {
            throw new IllegalStateException("memory does not fail to read", e);
        }
    }

    private void header(List<List<String>> rows, String municipality) {
        List<String> head = rows.isEmpty() ? List.of() : rows.get(0);
        if (head.size() < 3 || !head.get(0).equals(mark)) {
            throw new FaultException(Fault.CSV_STRUCTURE, "line 1: no " + mark);
        }
        if (!head.get(1).equals(municipality)) {
            throw new FaultException(Fault.WRONG_MUNICIPALITY, "line 1");
        }
        if (!head.get(2).equals("1")) {
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
    private Filled filled(int number, List<FormColumns.Column> order, List<String> row, String municipality) {
        Map<String, String> cells = new LinkedHashMap<>();
        if (row.size() == order.size()) {
            for (int i = 0; i < row.size(); i++) {
                cells.put(order.get(i).field(), row.get(i));
            }
        }
        byte[] document = json.writeValueAsBytes(form.document(cells, municipality));
        return new Filled(number, document, cells.getOrDefault("person", ""));
    }
}
