package se.inkopsnavet.person;

import java.util.regex.Pattern;

/**
 * Recognises text that was decoded with the wrong charset, so that it is looked at instead of printed on a letter (AC-05-22).
 *
 * <p>Four traces are known: UTF-8 read as Latin-1, Windows-1252, Mac Roman or a DOS code page; the replacement character; a question mark in the place
 * of a letter; the Swedish seven-bit set, where å ä ö are brackets and braces.
 */
final class Mojibake {

    /** Bytes 80–BF as Latin-1 and as Windows-1252 show them. */
    private static final String TRAIL = "\\u0080-\\u00BF€‚ƒ„…†‡ˆ‰Š‹ŒŽ“”•˜™š›œžŸ";
    /** Quotation marks and dashes are trail bytes too, but a name such as Å–Ek holds them rightly. */
    private static final String TRAIL_PUNCTUATION = "‘’–—";

    private static final Pattern SUSPECT = Pattern.compile("[ÃÂ][" + TRAIL + TRAIL_PUNCTUATION + "]"
            + "|[ÄÅÐ][" + TRAIL + "]"
            + "|â[\\u0080€]"
            + "|[\\uFFFD√\\u2500-\\u259F\\u0080-\\u009F]"
            + "|\\p{L}[?{}|\\[\\]\\\\]\\p{L}"
            + "|^[?{}|\\[\\]\\\\]\\p{Ll}");

    private Mojibake() {}

    static boolean suspectedIn(String text) {
        return SUSPECT.matcher(text).find();
    }
}
