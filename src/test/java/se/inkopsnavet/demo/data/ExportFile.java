package se.inkopsnavet.demo.data;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Iterator;
import java.util.stream.Stream;
import se.inkopsnavet.decision.FileFormat;
import se.inkopsnavet.decision.procapita.Sample;

/**
 * Writes an export file as Procapita does, UTF-8, record by record so that its size does not matter.
 *
 * @param municipality policy id
 * @param count how many records will be written; both formats declare it
 */
public record ExportFile(String municipality, OffsetDateTime created, int count) {

    /** Leaves the stream open. */
    public void write(FileFormat format, OutputStream out, Stream<Sample> records) throws IOException {
        Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
        text.write(format == FileFormat.XML ? xmlHead() : csvHead());
        for (Iterator<Sample> each = records.iterator(); each.hasNext(); ) {
            Sample record = each.next();
            text.write(format == FileFormat.XML ? record.xml() + "\n" : record.csv(';') + "\r\n");
        }
        text.write(format == FileFormat.XML ? "</beslutsexport>\n" : "#ANTAL;" + count + "\r\n");
        text.flush();
    }

    private String xmlHead() {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <beslutsexport xmlns="urn:inkopsnavet:procapita:beslut:1" kommun="%s" skapad="%s" antal="%d">
                """.formatted(municipality, createdText(), count);
    }

    private String csvHead() {
        return "#KOMMUN;" + municipality + ";1;" + createdText() + "\r\n" + String.join(";", Sample.COLUMNS) + "\r\n";
    }

    private String createdText() {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(created);
    }
}
