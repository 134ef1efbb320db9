package se.inkopsnavet.person;

import java.text.Normalizer;
import java.util.regex.Pattern;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;

/** One line of text from a register: NFC, trimmed, inner blanks folded, never transliterated (S-13). */
final class PlainText {

    /** Tab and line feed count as control characters inside a line, but as blanks around it. */
    private static final Pattern BLANKS = Pattern.compile("\\p{Zs}+");

    private static final Pattern REFUSED = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}\\p{Zl}\\p{Zp}]");

    private PlainText() {}

    /**
     * @param place element or field for the fault, never a value
     * @throws FaultException ENCODING_SUSPECT, or {@code fault} when the text is longer than {@code max} code points or holds control characters
     */
    static String of(String text, int max, Fault fault, String place) {
        String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
        // Before the blanks and the control characters, of which misread letters are made: Å turns into Ã and U+0085, a
        // lone Â stands before U+00A0.
        if (Mojibake.suspectedIn(composed)) {
            throw new FaultException(Fault.ENCODING_SUSPECT, place);
        }
        String line = BLANKS.matcher(composed).replaceAll(" ").strip();
        if (line.codePointCount(0, line.length()) > max || REFUSED.matcher(line).find()) {
            throw new FaultException(fault, place);
        }
        return line;
    }
}
