package se.inkopsnavet.customerlist;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;

/**
 * The supplier's receipt (kvittens) for a batch, read but not yet judged. The format is our own: {@code mappings/suppliers/README.md}.
 *
 * @param declaredRows the number of rows that the supplier says it got
 * @param lines in the file's order
 */
public record Acknowledgement(UUID batchId, int declaredRows, List<Line> lines) {

    /**
     * @param rowNumber position in the batch, the first is 1
     * @param status as written
     * @param reason as written, possibly empty; not trusted to be free of personal data
     */
    public record Line(int rowNumber, String status, String reason) {

        @Override
        public String toString() {
            return "Line[" + rowNumber + "]";
        }
    }

    /** How much of a file is read before it is refused. */
    public record Limits(int maxBytes, int maxLines) {}

    private static final String MARK = "#KVITTENS";
    private static final String FORMAT_VERSION = "1";
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,7}");
    private static final Pattern BATCH_ID =
            Pattern.compile("(?i)[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    public Acknowledgement {
        lines = List.copyOf(lines);
    }

    /**
     * Reads the whole receipt or refuses it.
     *
     * @throws FaultException TOO_LARGE at {@code bytes} or {@code lines}; ACK_UNREADABLE at {@code encoding} or {@code line N}
     */
    public static Acknowledgement parse(InputStream in, Limits limits) throws IOException {
        String text = decode(in, limits);
        List<Line> lines = new ArrayList<>();
        try (CsvReader<CsvRecord> csv = CsvReader.builder()
                .fieldSeparator(';')
                .commentStrategy(CommentStrategy.NONE)
                .skipEmptyLines(true)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .ofCsvRecord(text)) {
            Iterator<CsvRecord> records = csv.iterator();
            if (!records.hasNext()) {
                throw unreadable(1);
            }
            CsvRecord header = records.next();
            require(isHeader(header), header);
            while (records.hasNext()) {
                if (lines.size() == limits.maxLines()) {
                    throw new FaultException(Fault.TOO_LARGE, "lines");
                }
                lines.add(line(records.next()));
            }
            return new Acknowledgement(
                    UUID.fromString(header.getField(1)), Integer.parseInt(header.getField(2)), lines);
        } catch (CsvParseException broken) {
            // Its message may quote the input, so it is not passed on.
            throw unreadable(lines.size() + 2);
        }
    }

    private static String decode(InputStream in, Limits limits) throws IOException {
        byte[] bytes = in.readNBytes(limits.maxBytes() + 1);
        if (bytes.length > limits.maxBytes()) {
            throw new FaultException(Fault.TOO_LARGE, "bytes");
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException notUtf8) {
            throw new FaultException(Fault.ACK_UNREADABLE, "encoding");
        }
    }

    private static boolean isHeader(CsvRecord fields) {
        return fields.getFieldCount() == 4
                && MARK.equals(fields.getField(0))
                && BATCH_ID.matcher(fields.getField(1)).matches()
                && NUMBER.matcher(fields.getField(2)).matches()
                && FORMAT_VERSION.equals(fields.getField(3));
    }

    private static Line line(CsvRecord fields) {
        boolean shaped = fields.getFieldCount() == 3
                && NUMBER.matcher(fields.getField(0)).matches();
        // A line break in the last field means that a quote was not closed and later rows were swallowed.
        require(shaped && fields.getField(2).lines().count() <= 1, fields);
        return new Line(Integer.parseInt(fields.getField(0)), fields.getField(1), fields.getField(2));
    }

    private static void require(boolean readable, CsvRecord at) {
        if (!readable) {
            throw unreadable(at.getStartingLineNumber());
        }
    }

    private static FaultException unreadable(long line) {
        return new FaultException(Fault.ACK_UNREADABLE, "line " + line);
    }

    @Override
    public String toString() {
        return "Acknowledgement[" + batchId + ", " + declaredRows + "]";
    }
}
