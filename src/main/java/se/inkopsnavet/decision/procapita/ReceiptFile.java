package se.inkopsnavet.decision.procapita;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.mapping.MappingFiles;

/**
 * Writes the receipt (kvittensfil) that answers an export file, as CSV with {@code ;} and CRLF; the caller encodes it in UTF-8. The format is in
 * {@code mappings/procapita/README.md}. No personal data: numbers, references and codes only (requirements S-05).
 */
public final class ReceiptFile {

    private static final String VERSION = "1";
    /** Beginnings that a spreadsheet takes for a formula, full-width twins included (reliability §3.3). */
    private static final String FORMULA = "=+-@\t\r\uFF1D\uFF0B\uFF0D\uFF20";

    private final ReceiptWords words;

    /** @throws FaultException CONFIGURATION when {@code procapita/kvittens.yaml} is broken */
    public ReceiptFile(MappingFiles files) {
        this.words = ReceiptWords.load(files);
    }

    /**
     * The receipt of a file that was taken in, record by record.
     *
     * @param lines in the file's order; iterated twice, since the counts stand first, so that nobody needs to hold them
     */
    public void write(Writer out, ReceiptHeader header, Iterable<ReceiptLine> lines) throws IOException {
        Map<String, Integer> outcomes = new LinkedHashMap<>();
        int count = 0;
        int faults = 0;
        for (ReceiptLine line : lines) {
            count++;
            faults += line.faultCode().isEmpty() ? 0 : 1;
            outcomes.merge(line.outcome(), 1, Integer::sum);
        }
        CsvWriter csv = begin(out, header, faults == 0 ? "ACCEPTED" : "PARTLY");
        row(csv, words.row("count"), Integer.toString(count));
        outcomes.forEach((outcome, number) -> row(csv, words.row("outcome"), outcome, Integer.toString(number)));
        row(csv, words.columns().stream().map(String::valueOf).toArray(String[]::new));
        for (ReceiptLine line : lines) {
            String caseRef = line.caseRef() == null ? "" : line.caseRef();
            row(csv, Integer.toString(line.number()), caseRef, line.outcome(), line.faultCode(), line.faultText());
        }
        csv.flush();
    }

    /**
     * The receipt of a file that was refused as a whole.
     *
     * @param refusal gives the code and the place
     * @param faultText the catalogue's Swedish text
     */
    public void writeRefusal(Writer out, ReceiptHeader header, FaultException refusal, String faultText)
            throws IOException {
        CsvWriter csv = begin(out, header, "REFUSED");
        row(csv, words.row("fault"), refusal.fault().code(), faultText, refusal.place());
        csv.flush();
    }

    /**
     * The receipt of a file whose content has been taken in before: nothing in it is handled again.
     *
     * @param earlier the name under which the content came first, whose receipt says what became of the records
     */
    public void writeRepeat(Writer out, ReceiptHeader header, String earlier) throws IOException {
        CsvWriter csv = begin(out, header, "REPEATED");
        row(csv, words.row("earlier"), earlier);
        csv.flush();
    }

    private CsvWriter begin(Writer out, ReceiptHeader header, String result) {
        CsvWriter csv = CsvWriter.builder()
                .fieldSeparator(';')
                // Our rows begin with #, and nobody reads them as comments: no quotes around it.
                .commentCharacter('\0')
                .lineDelimiter(LineDelimiter.CRLF)
                .build(out);
        row(csv, words.row("version"), VERSION);
        row(csv, words.row("file"), header.fileName());
        row(csv, words.row("municipality"), header.municipality());
        row(csv, words.row("result"), words.result(result));
        return csv;
    }

    private static void row(CsvWriter csv, String... cells) {
        csv.writeRecord(Stream.of(cells).map(ReceiptFile::harmless).toArray(String[]::new));
    }

    private static String harmless(String cell) {
        return !cell.isEmpty() && FORMULA.indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }
}
