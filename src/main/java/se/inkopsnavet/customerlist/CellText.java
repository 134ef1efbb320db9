package se.inkopsnavet.customerlist;

import java.text.Normalizer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns source text into cell text: NFC, trimmed, one line (HUD-10). Letters are never transliterated. */
final class CellText {

    private static final Pattern BLANKS = Pattern.compile("[\\p{Z}\\s]+");

    /** Controls, unpaired surrogates, non-characters and direction overrides: neither XML nor a reader's eye can take them. */
    private static final Pattern UNWRITABLE =
            Pattern.compile("[\\p{Cc}\\p{Cs}\\p{Cn}\\x{202A}-\\x{202E}\\x{2066}-\\x{2069}]");

    private CellText() {}

    static String of(@Nullable String source) {
        if (source == null) {
            return "";
        }
        return BLANKS.matcher(Normalizer.normalize(source, Normalizer.Form.NFC))
                .replaceAll(" ")
                .strip();
    }

    static boolean writable(String text) {
        return !UNWRITABLE.matcher(text).find();
    }

    static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
