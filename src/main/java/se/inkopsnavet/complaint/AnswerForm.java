package se.inkopsnavet.complaint;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.securemail.Attachment;

/** The form that the supplier fills in and returns: a first line with the complaint's number, comments, and one answer. */
record AnswerForm(ComplaintWords words) {

    static final String FILE = "reklamationssvar.txt";

    private static final String MARK = "#REKLAMATIONSSVAR";
    private static final Pattern FIRST = Pattern.compile(MARK + ";([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12});1");
    private static final int MOST_BYTES = 8 * 1024;

    /** Of which complaint, and how it ends. */
    record Answer(UUID complaint, Resolution resolution) {}

    static boolean isMeantBy(Attachment file) {
        return file.fileName().toLowerCase(Locale.ROOT).startsWith("reklamationssvar");
    }

    byte[] empty(UUID complaint) {
        String lines = words.letter("form").strip().replace("\n", "\r\n");
        return (MARK + ";" + complaint + ";1\r\n" + lines + "\r\n").getBytes(StandardCharsets.UTF_8);
    }

    /** @throws FaultException COMPLAINT_UNREADABLE with the line; what stands there is not passed on */
    Answer read(byte[] file) {
        List<String> lines = lines(file);
        Matcher first = FIRST.matcher(lines.isEmpty() ? "" : lines.get(0));
        if (!first.matches()) {
            throw unreadable("line 1");
        }
        Resolution answer = null;
        for (int n = 1; n < lines.size(); n++) {
            String line = lines.get(n);
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            int colon = line.indexOf(':');
            boolean isAnswer = colon > 0 && line.substring(0, colon).strip().equalsIgnoreCase(words.letter("answer"));
            if (!isAnswer || answer != null) {
                throw unreadable("line " + (n + 1));
            }
            String place = "line " + (n + 1);
            answer = words.meant(line.substring(colon + 1)).orElseThrow(() -> unreadable(place));
        }
        if (answer == null) {
            throw unreadable("answer");
        }
        return new Answer(UUID.fromString(first.group(1)), answer);
    }

    private static List<String> lines(byte[] file) {
        if (file.length == 0 || file.length > MOST_BYTES) {
            throw unreadable("size");
        }
        try {
            String text = Normalizer.normalize(
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file)), Normalizer.Form.NFC);
            return text.replace("\uFEFF", "").lines().map(String::strip).toList();
        } catch (CharacterCodingException notUtf8) {
            throw unreadable("encoding");
        }
    }

    private static FaultException unreadable(String place) {
        return new FaultException(Fault.COMPLAINT_UNREADABLE, place);
    }
}
