package se.inkopsnavet.decision.fields;

import java.text.Normalizer;
import java.util.regex.Pattern;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;

/** Checks, composes (NFC) and trims one value where it enters. What a person wrote keeps its lines; everything else becomes one line. */
final class CleanText {

    private static final int MAX_LINE = 200;
    private static final int MAX_FREE_TEXT = 1000;
    private static final Pattern WHITE_SPACE = Pattern.compile("\\s+");
    private static final Pattern CARRIAGE_RETURN = Pattern.compile("\\r\\n?");

    private CleanText() {}

    /**
     * @throws FaultException ENCODING_SUSPECT for U+FFFD and C1 controls, which only a wrong decoding upstream produces; INVALID_VALUE for other
     *     control characters, and for more text than the field holds
     */
    static String of(CanonicalField field, String text) {
        requireCharacters(field, text);
        String composed = Normalizer.normalize(text, Normalizer.Form.NFC).strip();
        // XML has made every line break one line feed already; CSV has not.
        String value = field.freeText()
                ? CARRIAGE_RETURN.matcher(composed).replaceAll("\n")
                : WHITE_SPACE.matcher(composed).replaceAll(" ");
        if (value.length() > (field.freeText() ? MAX_FREE_TEXT : MAX_LINE)) {
            throw new FaultException(Fault.INVALID_VALUE, field.key());
        }
        return value;
    }

    private static void requireCharacters(CanonicalField field, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\uFFFD' || (c >= 0x80 && c < 0xA0)) {
                throw new FaultException(Fault.ENCODING_SUSPECT, field.key());
            }
            boolean control = (c < ' ' && c != '\t' && c != '\n' && c != '\r') || c == 0x7F || c >= 0xFFFE;
            if (control) {
                throw new FaultException(Fault.INVALID_VALUE, field.key());
            }
        }
    }
}
