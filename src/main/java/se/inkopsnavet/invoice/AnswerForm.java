package se.inkopsnavet.invoice;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.document.FormColumns;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.person.Address;
import se.inkopsnavet.securemail.Attachment;

/** The form that the invoice desk fills in and returns: a first line with the question's number, then one {@code name: value} a line. */
final class AnswerForm {

    static final String FILE = "fakturasvar.txt";

    private static final String MARK = "#FAKTURASVAR";
    private static final Pattern FIRST = Pattern.compile(MARK + ";([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12});1");
    private static final int MOST_BYTES = 8 * 1024;
    private static final int LONGEST_NAME = 160;
    private static final Pattern REFUSED = Pattern.compile("[\\p{Cc}\\p{Cs}\\p{Co}\\p{Cn}\\uFFFD&&[^\\t]]");

    private final FormColumns columns;

    AnswerForm(FormColumns columns) {
        this.columns = columns;
    }

    /** @param receiver null: the desk does not know */
    record Answer(@Nullable Receiver receiver) {}

    static boolean isMeantBy(Attachment file) {
        return file.fileName().toLowerCase(Locale.ROOT).startsWith("fakturasvar");
    }

    static byte[] empty(UUID question, String form) {
        String lines = form.strip().replace("\n", "\r\n");
        return (MARK + ";" + question + ";1\r\n" + lines + "\r\n").getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Which question a form answers.
     *
     * @throws FaultException INVOICE_ANSWER_UNREADABLE
     */
    static UUID questionOf(byte[] file) {
        Matcher first = FIRST.matcher(lines(file).get(0));
        if (!first.matches()) {
            throw unreadable("line 1");
        }
        return UUID.fromString(first.group(1));
    }

    /** @throws FaultException INVOICE_ANSWER_UNREADABLE, INVOICE_TWO_ADDRESSES or what is wrong with the address; with the line, never a value */
    Answer read(byte[] file) {
        Map<String, String> fields = fields(lines(file));
        String answer = fields.getOrDefault("answer", "");
        fields.remove("answer");
        if (answer.equals("UNKNOWN")) {
            if (!fields.isEmpty()) {
                throw unreadable("answer");
            }
            return new Answer(null);
        }
        String name = fields.getOrDefault("name", "");
        if (!answer.equals("ADDRESS") || name.isEmpty() || name.length() > LONGEST_NAME) {
            throw unreadable(answer.equals("ADDRESS") ? "name" : "answer");
        }
        return new Answer(new Receiver(
                name,
                Address.of(
                        fields.get("careOf"),
                        fields.get("street"),
                        fields.get("apartment"),
                        fields.get("postcode"),
                        fields.get("city"))));
    }

    private Map<String, String> fields(List<String> lines) {
        Map<String, String> fields = new HashMap<>();
        for (int n = 1; n < lines.size(); n++) {
            String line = lines.get(n);
            String place = "line " + (n + 1);
            if (line.isEmpty()) {
                continue;
            }
            if (line.startsWith(MARK)) {
                throw new FaultException(Fault.INVOICE_TWO_ADDRESSES, place);
            }
            int colon = line.indexOf(':');
            FormColumns.Column column =
                    columns.named(colon < 0 ? "" : line.substring(0, colon)).orElseThrow(() -> unreadable(place));
            String value = line.substring(colon + 1).strip();
            if (!value.isEmpty() && fields.put(column.field(), column.translated(value)) != null) {
                throw new FaultException(Fault.INVOICE_TWO_ADDRESSES, place);
            }
        }
        return fields;
    }

    private static List<String> lines(byte[] file) {
        if (file.length == 0 || file.length > MOST_BYTES) {
            throw unreadable("size");
        }
        try {
            String text = Normalizer.normalize(
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file)), Normalizer.Form.NFC);
            List<String> lines = (text.startsWith("\uFEFF") ? text.substring(1) : text)
                    .lines()
                    .map(String::strip)
                    .toList();
            if (lines.stream().anyMatch(line -> REFUSED.matcher(line).find())) {
                throw unreadable("characters");
            }
            return lines;
        } catch (CharacterCodingException notUtf8) {
            throw unreadable("encoding");
        }
    }

    private static FaultException unreadable(String place) {
        return new FaultException(Fault.INVOICE_ANSWER_UNREADABLE, place);
    }
}
