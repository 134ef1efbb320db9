package se.inkopsnavet.customerlist;

import java.text.Normalizer;

/**
 * Knows text that a spreadsheet would run as a formula (requirements §4, B27; OWASP "CSV Injection").
 *
 * <p>Used on output only; source data are never changed.
 */
final class FormulaGuard {

    /** U+2212 is the typographic minus, which LibreOffice reads as one. */
    private static final String TRIGGERS = "=+-@\u2212\t\r\n";

    private FormulaGuard() {}

    /** Whether the first character that is not blank or invisible starts a formula. Full-width and other compatibility forms count. */
    static boolean triggers(String text) {
        return triggersFrom(text, 0);
    }

    /**
     * Strategy PREFIX_APOSTROPHE. Text that already looks prefixed gets one more, so that a reader who removes one apostrophe before a trigger always
     * gets the original back.
     */
    static String neutralise(String text) {
        int start = 0;
        while (start < text.length() && text.charAt(start) == '\'') {
            start++;
        }
        return triggersFrom(text, start) ? "'" + text : text;
    }

    private static boolean triggersFrom(String text, int start) {
        for (int i = start; i < text.length(); ) {
            int codePoint = text.codePointAt(i);
            if (isTrigger(codePoint)) {
                return true;
            }
            if (!isSkipped(codePoint)) {
                return false;
            }
            i += Character.charCount(codePoint);
        }
        return false;
    }

    private static boolean isTrigger(int codePoint) {
        String plain = Normalizer.normalize(Character.toString(codePoint), Normalizer.Form.NFKC);
        return TRIGGERS.indexOf(plain.charAt(0)) >= 0;
    }

    /** Spreadsheets trim or do not show these, so a trigger behind them is still first. */
    private static boolean isSkipped(int codePoint) {
        return Character.isWhitespace(codePoint)
                || Character.isSpaceChar(codePoint)
                || Character.isISOControl(codePoint)
                || Character.getType(codePoint) == Character.FORMAT;
    }
}
