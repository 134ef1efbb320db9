package se.inkopsnavet.neighbourhood.supplier;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;

/** Reads a customer list after {@code mappings/suppliers/README.md} alone, as a supplier's programmer would, without the hub's classes. */
final class ListReader {

    /** An apostrophe that the hub put before what looks like a formula, to be taken away again. Matched against the compatibility form. */
    private static final Pattern GUARDED = Pattern.compile("(?s)'+[\\s\\p{Z}\\p{Cf}\\p{Cc}]*[=+@\\-\\u2212].*");

    private ListReader() {}

    static ReceivedList read(SecretMail mail) throws RefusedMail {
        if (mail.attachmentName() == null) {
            throw new RefusedMail("ingen bilaga");
        }
        try {
            return mail.attachmentName().endsWith(".xlsx") ? workbook(mail.attachment()) : csv(mail.attachment());
        } catch (IOException | ExcelReaderException | CsvParseException e) {
            throw new RefusedMail("listan går inte att läsa", e);
        }
    }

    private static ReceivedList workbook(byte[] file) throws IOException, RefusedMail {
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(file))) {
            List<List<String>> rows = table(sheet(workbook, "Kundlista"));
            Map<String, String> control = new HashMap<>();
            table(sheet(workbook, "Kontroll")).forEach(line -> control.put(line.get(0), line.get(1)));
            Totals declared = new Totals(control.get("Antal rader"), control.get("SHA-256"));
            return ListRows.check(control.get("Batch-id"), rows.get(0), rows.subList(1, rows.size()), declared);
        }
    }

    /** What the list says about itself. */
    record Totals(String rows, String sha256) {}

    private static Sheet sheet(ReadableWorkbook workbook, String name) throws RefusedMail {
        return workbook.findSheet(name).orElseThrow(() -> new RefusedMail("bladet " + name + " saknas"));
    }

    private static List<List<String>> table(Sheet sheet) throws IOException, RefusedMail {
        List<List<String>> table = new ArrayList<>();
        for (Row row : sheet.read()) {
            List<String> cells = new ArrayList<>();
            for (int column = 0; column < row.getCellCount(); column++) {
                cells.add(text(row.getCell(column)));
            }
            table.add(cells);
        }
        return table;
    }

    /** Numbers and formulas would be read wrongly further on: a list holds text only. */
    private static String text(Cell cell) throws RefusedMail {
        if (cell == null || cell.getType() == CellType.EMPTY) {
            return "";
        }
        if (cell.getType() != CellType.STRING) {
            throw new RefusedMail("en cell är inte text");
        }
        return cell.getText();
    }

    private static ReceivedList csv(byte[] file) throws IOException, RefusedMail {
        List<List<String>> lines = new ArrayList<>();
        try (CsvReader<CsvRecord> csv = CsvReader.builder()
                .fieldSeparator(';')
                .detectBomHeader(true)
                .commentStrategy(CommentStrategy.NONE)
                .skipEmptyLines(true)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .ofCsvRecord(new ByteArrayInputStream(file))) {
            csv.forEach(line -> lines.add(line.getFields()));
        }
        int last = lines.size() - 1;
        if (last < 2
                || !lines.get(0).get(0).equals("#KUNDLISTA")
                || !lines.get(last).get(0).equals("#KONTROLL")) {
            throw new RefusedMail("kontrollraderna saknas");
        }
        List<String> control = lines.get(last);
        if (control.size() != 4 || !control.get(1).equals(lines.get(0).get(2))) {
            throw new RefusedMail("kontrollraderna säger olika batch");
        }
        List<List<String>> rows =
                lines.subList(2, last).stream().map(ListReader::unguarded).toList();
        return ListRows.check(control.get(1), lines.get(1), rows, new Totals(control.get(2), control.get(3)));
    }

    private static List<String> unguarded(List<String> cells) {
        return cells.stream()
                .map(cell -> GUARDED.matcher(Normalizer.normalize(cell, Normalizer.Form.NFKC))
                                .matches()
                        ? cell.substring(1)
                        : cell)
                .toList();
    }
}
