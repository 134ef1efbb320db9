package se.inkopsnavet.calendar;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;

/**
 * A unit's calendar as a file for its planning system: UTF-8, semicolon, CRLF; a line that says what it is and how many rows follow, a line of headings, and
 * one row for each occurrence. Case references, days and words only.
 */
final class UnitList {

    private static final String VERSION = "1";

    private final CalendarWords words;
    private final ZoneId zone;

    UnitList(CalendarWords words, ZoneId zone) {
        this.words = words;
        this.zone = zone;
    }

    byte[] write(String municipality, String unitId, List<Occurrence> occurrences) {
        StringWriter text = new StringWriter();
        CsvWriter csv = CsvWriter.builder()
                .fieldSeparator(';')
                // Our first line begins with #, and nobody reads it as a comment: no quotes around it.
                .commentCharacter('\0')
                .lineDelimiter(LineDelimiter.CRLF)
                .build(text);
        csv.writeRecord("#KALENDER", VERSION, municipality, unitId, Integer.toString(occurrences.size()));
        csv.writeRecord(CalendarWords.COLUMNS.stream().map(words::column).toArray(String[]::new));
        occurrences.forEach(each -> csv.writeRecord(
                each.caseRef(),
                each.week(),
                Integer.toString(each.place()),
                each.day().toString(),
                words.way(each),
                CalendarWords.cutoff(each, zone),
                words.state(each),
                words.reason(each),
                each.displacedFrom() == null ? "" : each.displacedFrom().toString(),
                Integer.toString(each.version())));
        flush(csv);
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void flush(CsvWriter csv) {
        try {
            csv.flush();
        } catch (IOException e) {
            throw new IllegalStateException("memory does not fail to write", e);
        }
    }
}
