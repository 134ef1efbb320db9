package se.inkopsnavet.disclosure;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;

/**
 * The supplier's answer to requests for erasure, read but not yet judged. The format is our own: {@code mappings/suppliers/README.md}.
 *
 * @param lines in the file's order
 */
record ErasureAnswer(List<Line> lines) {

    /** @param reason a code when refused, otherwise empty */
    record Line(UUID request, boolean erased, String reason) {}

    private static final String MARK = "#RADERING";
    private static final int MOST_BYTES = 1 << 20;
    private static final int MOST_LINES = 10_000;
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final Pattern REASON = Pattern.compile("[A-ZÅÄÖ_]{1,40}");

    ErasureAnswer {
        lines = List.copyOf(lines);
    }

    /** Whether the file is one of this kind, good or bad. */
    static boolean begins(byte[] file) {
        return new String(file, 0, Math.min(file.length, 32), StandardCharsets.UTF_8)
                .replace("\uFEFF", "")
                .startsWith(MARK);
    }

    /**
     * Reads the whole answer or refuses it.
     *
     * @throws FaultException TOO_LARGE; ERASURE_ANSWER_UNREADABLE at {@code encoding} or {@code line N}
     */
    static ErasureAnswer parse(byte[] file) {
        List<Line> lines = new ArrayList<>();
        try (CsvReader<CsvRecord> csv = CsvReader.builder()
                .fieldSeparator(';')
                .commentStrategy(CommentStrategy.NONE)
                .skipEmptyLines(true)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .ofCsvRecord(text(file))) {
            Iterator<CsvRecord> records = csv.iterator();
            int declared = declared(records);
            while (records.hasNext()) {
                if (lines.size() == MOST_LINES) {
                    throw new FaultException(Fault.TOO_LARGE, "lines");
                }
                lines.add(line(records.next(), lines.size() + 2));
            }
            if (declared != lines.size()) {
                throw unreadable(1);
            }
            return new ErasureAnswer(lines);
        } catch (CsvParseException broken) {
            // Its message may quote the input, so it is not passed on.
            throw unreadable(lines.size() + 2);
        } catch (IOException e) {
            throw new IllegalStateException("memory does not fail to read", e);
        }
    }

    /**
     * The answer to a call, as {@link ErasureCall} gives it.
     *
     * @return empty when the confirmation comes later
     */
    static Optional<Line> called(UUID request, String answer) {
        String[] words = answer.split(" ", 2);
        String reason = words.length == 2 ? words[1] : "";
        return switch (words[0]) {
            case "DONE" -> Optional.of(new Line(request, true, ""));
            case "REFUSED" -> Optional.of(refused(request, reason));
            default -> Optional.empty();
        };
    }

    private static Line refused(UUID request, String reason) {
        return new Line(request, false, REASON.matcher(reason).matches() ? reason : "OKÄND");
    }

    private static String text(byte[] file) {
        if (file.length > MOST_BYTES) {
            throw new FaultException(Fault.TOO_LARGE, "bytes");
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException notUtf8) {
            throw new FaultException(Fault.ERASURE_ANSWER_UNREADABLE, "encoding");
        }
    }

    private static int declared(Iterator<CsvRecord> records) {
        if (!records.hasNext()) {
            throw unreadable(1);
        }
        CsvRecord header = records.next();
        boolean shaped = header.getFieldCount() == 3
                && header.getField(0).equals(MARK)
                && header.getField(1).matches("[0-9]{1,5}")
                && header.getField(2).equals("1");
        if (!shaped) {
            throw unreadable(1);
        }
        return Integer.parseInt(header.getField(1));
    }

    private static Line line(CsvRecord record, int number) {
        boolean shaped =
                record.getFieldCount() == 3 && ID.matcher(record.getField(0)).matches();
        if (!shaped) {
            throw unreadable(number);
        }
        UUID request = UUID.fromString(record.getField(0));
        String reason = record.getField(2);
        return switch (record.getField(1)) {
            case "RADERAD" -> {
                if (!reason.isEmpty()) {
                    throw unreadable(number);
                }
                yield new Line(request, true, "");
            }
            case "AVVISAD" -> refused(request, reason);
            default -> throw unreadable(number);
        };
    }

    private static FaultException unreadable(int line) {
        return new FaultException(Fault.ERASURE_ANSWER_UNREADABLE, "line " + line);
    }
}
