package se.inkopsnavet.decision.procapita;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;

/** A CSV record on its own: column names and one row, always with {@code ;} whatever the file used. */
final class CsvText {

    private static final char SEPARATOR = ';';

    private CsvText() {}

    static byte[] of(List<String> names, List<String> cells) {
        StringWriter text = new StringWriter(1024);
        try (CsvWriter writer = CsvWriter.builder()
                .fieldSeparator(SEPARATOR)
                .lineDelimiter(LineDelimiter.LF)
                .build(text)) {
            writer.writeRecord(names);
            writer.writeRecord(cells);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Column names first, then the row. */
    static Iterator<CsvRow> rows(byte[] record) {
        return CsvReader.builder()
                .fieldSeparator(SEPARATOR)
                .commentStrategy(CommentStrategy.NONE)
                .skipEmptyLines(false)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .build(new CsvRowHandler(), new String(record, StandardCharsets.UTF_8))
                .iterator();
    }
}
