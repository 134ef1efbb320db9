package se.inkopsnavet.person;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Takes door codes (portkod) out of address text where it enters, since the hub never stores or forwards one (requirements §0.3.9, §10.1).
 *
 * <p>Rather too much is taken than too little: what follows the word "kod" goes up to the next comma, even when it is not digits.
 */
public final class DoorCode {

    private static final String KOD =
            "(?<![\\p{L}\\d])(?:(?:port|dörr|dorr|entré|entre|grind|larm|hiss|nyckel|p)[\\s-]*)?"
                    + "\\p{L}*kod(?:en|er|erna|lås(?:et)?)?(?!\\p{L})";
    private static final String WORD = "(?:" + KOD + "|(?<![\\p{L}\\d])(?:(?:door\\s*)?code|pin|pk)(?!\\p{L}))";
    private static final String PLACE =
            "(?<![\\p{L}\\d])(?:port|porten|dörr|dörren|entré|entre|grind|larm|nyckelskåp|nyckelbox|nyckelgömma)";
    private static final String FILLER = "[\\s:;,=#*.()\\-–]*(?:är|ar|nr)?[\\s:;,=#*.()\\-–]*";
    private static final String DIGITS = "[A-Za-z]?\\d(?:[\\d#*]|[\\s\\-.](?=\\d))*(?:\\s?[A-Za-z](?!\\p{L}))?[#*]*";
    private static final String SECOND_CODE = "(?:\\s*(?:/|,|eller|och|samt|resp\\.?)\\s*[#*]*\\d{3,8}[#*]*)*";
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

    /** In this order: the code after its word, the code before its word, the code without a word, and what is left of the word. */
    private static final List<Pattern> TRACES = List.of(
            Pattern.compile("\\(?" + WORD + FILLER + DIGITS + SECOND_CODE + "\\)?", FLAGS),
            Pattern.compile("[#*]*\\d{4,8}[#*]*\\s*\\(?" + WORD + "\\)?", FLAGS),
            Pattern.compile(PLACE + FILLER + "\\d{4,8}(?!\\d)[#*]*", FLAGS),
            Pattern.compile("[#*]\\s?\\d{3,8}[#*]*|(?<!\\d)\\d{3,8}[#*]+"),
            Pattern.compile("\\(?" + KOD + "[^,;()]*\\)?", FLAGS));

    private static final Pattern LOOSE_ENDS = Pattern.compile("^[\\s,;:.()\\-–]+|[\\s,;:(\\-–]+$");
    private static final Pattern EMPTY_BETWEEN = Pattern.compile("\\s*([,;])(?:\\s*[,;])+");

    private DoorCode() {}

    /** The text without any door code; the same text when it holds none. */
    public static String removedFrom(String text) {
        String rest = text;
        for (Pattern trace : TRACES) {
            rest = trace.matcher(rest).replaceAll(" ");
        }
        if (rest.equals(text)) {
            return text;
        }
        rest = EMPTY_BETWEEN
                .matcher(rest)
                .replaceAll("$1")
                .replaceAll("\\s+", " ")
                .replace(" ,", ",");
        return LOOSE_ENDS.matcher(rest).replaceAll("");
    }
}
