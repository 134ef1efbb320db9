package se.inkopsnavet.customerlist;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;

/** Opens a list as a supplier would. */
final class ReadList {

    /** @param control the second sheet; empty for CSV */
    record Sheets(List<List<String>> rows, List<List<String>> control) {}

    private static final Pattern CELL = Pattern.compile("<c [^>]*>");

    private ReadList() {}

    static Sheets of(byte[] file, String supplier) throws IOException {
        return supplier.equals("livs") ? workbook(file) : new Sheets(csv(file), List.of());
    }

    private static Sheets workbook(byte[] file) throws IOException {
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(file))) {
            List<Sheet> sheets = workbook.getSheets().toList();
            return new Sheets(table(sheets.get(0)), table(sheets.get(1)));
        }
    }

    private static List<List<String>> table(Sheet sheet) throws IOException {
        return sheet.read().stream().map(ReadList::texts).toList();
    }

    private static List<String> texts(Row row) {
        return IntStream.range(0, row.getCellCount())
                .mapToObj(row::getCell)
                .map(cell -> {
                    if (cell.getType() != CellType.STRING) {
                        throw new AssertionError("not text but " + cell.getType());
                    }
                    return cell.getText();
                })
                .toList();
    }

    private static List<List<String>> csv(byte[] file) throws IOException {
        try (CsvReader<CsvRecord> csv = CsvReader.builder()
                .fieldSeparator(';')
                .detectBomHeader(true)
                .commentStrategy(CommentStrategy.SKIP)
                .skipEmptyLines(false)
                .ofCsvRecord(new ByteArrayInputStream(file))) {
            return csv.stream().map(CsvRecord::getFields).toList();
        }
    }

    /** One file inside the workbook's zip, found by the central directory as spreadsheet programs do (fastexcel streams, sizes come last). */
    static String entry(byte[] file, String name) throws IOException {
        Path path = Files.createTempFile("kundlista", ".xlsx");
        Files.write(path, file);
        try (ZipFile zip = new ZipFile(path.toFile())) {
            return new String(zip.getInputStream(zip.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
        } finally {
            Files.delete(path);
        }
    }

    static List<String> cells(String sheetXml) {
        return CELL.matcher(sheetXml).results().map(result -> result.group()).toList();
    }
}
