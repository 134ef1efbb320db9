package se.inkopsnavet.person;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes identity numbers out of text that goes to a log (S-10).
 *
 * <p>A last safeguard: nothing is meant to log one in the first place. A run of digits counts as a number when month, day and check digit can be right,
 * so about one random twelve-digit run in 5,000 is masked in vain, but no valid number passes.
 */
public final class Masking {

    private static final String MASK = "********-****";
    /** Separators as people write them, and as a URL encodes them. */
    private static final String SEPARATOR =
            "(?:[\\s\\u00A0]?[-+\\u2010-\\u2015\\u2212][\\s\\u00A0]?|[\\s\\u00A0]|%2[BbDd0])?";
    /** Anywhere, inside longer runs too. Century 16 is how a sole trader's number looks as a twelve-digit organisationsnummer. */
    private static final Pattern TWELVE = Pattern.compile("(?:16|18|19|20)([0-9]{6})" + SEPARATOR + "([0-9]{4})");

    private static final Pattern TEN = Pattern.compile("(?<![0-9])([0-9]{6})" + SEPARATOR + "([0-9]{4})(?![0-9])");
    private static final Pattern TIMESTAMP = Pattern.compile(
            "(?<![0-9])20[0-9]{2}[01][0-9][0-3][0-9][0-2][0-9][0-5][0-9][0-5][0-9](?:[0-9]{3})?(?![0-9])");
    private static final Pattern HEX_NAME = Pattern.compile(
            "(?<![0-9A-Za-z])(?:[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}|[0-9a-fA-F]{32,128})(?![0-9A-Za-z])");
    private static final int FEWEST_DIGITS = 10;
    private static final int LONGEST_HASH = 128;

    private Masking() {}

    /** The text with every personnummer and samordningsnummer replaced by {@code ********-****}; the same instance when there is none. */
    public static String mask(String text) {
        if (!mayHoldNumber(text)) {
            return text;
        }
        return replace(TEN, replace(TWELVE, text));
    }

    /** Whether there is such a number in it: such a text is no name for anything that is kept, logged or sent in clear. */
    public static boolean finds(String text) {
        return !mask(text).equals(text);
    }

    /** Nearly every log line ends here, without a regular expression. */
    private static boolean mayHoldNumber(String text) {
        int digits = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9' && ++digits == FEWEST_DIGITS) {
                return true;
            }
        }
        return false;
    }

    private static String replace(Pattern spelling, String text) {
        Matcher found = spelling.matcher(text);
        StringBuilder masked = null;
        int copied = 0;
        for (int from = 0; found.find(from); ) {
            boolean number = plausible(found.group(1) + found.group(2)) && !harmless(text, found.start(), found.end());
            if (number) {
                masked = masked == null ? new StringBuilder(text.length()) : masked;
                masked.append(text, copied, found.start()).append(MASK);
                copied = found.end();
            }
            from = number ? found.end() : found.start() + 1;
        }
        return masked == null
                ? text
                : masked.append(text, copied, text.length()).toString();
    }

    private static boolean plausible(String tenDigits) {
        int month = Integer.parseInt(tenDigits.substring(2, 4));
        int day = Integer.parseInt(tenDigits.substring(4, 6));
        boolean date = day >= 1 && day <= 31 && month >= 1 && month <= 12;
        boolean coordination = day >= 60 && day <= 91 && month <= 12;
        return (date || coordination) && Luhn.holds(tenDigits);
    }

    /** Part of a UUID, of a hash in hexadecimal or of a time stamp to the second. */
    private static boolean harmless(String text, int start, int end) {
        return within(TIMESTAMP, text, start, end) || within(HEX_NAME, text, start, end);
    }

    /** Looks only around the number, so that the cost of a line grows with its length and not with its square. */
    private static boolean within(Pattern pattern, String text, int start, int end) {
        Matcher matcher = pattern.matcher(text)
                .region(Math.max(0, start - LONGEST_HASH), Math.min(text.length(), end + LONGEST_HASH))
                .useTransparentBounds(true);
        while (matcher.find() && matcher.start() <= start) {
            if (matcher.end() >= end) {
                return true;
            }
        }
        return false;
    }
}
