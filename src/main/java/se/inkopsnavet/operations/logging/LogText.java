package se.inkopsnavet.operations.logging;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.person.Masking;

/**
 * Makes one piece of text fit for a log (requirements S-10): identity numbers and passwords out, control characters written as escapes, so that nobody
 * can forge a line.
 */
final class LogText {

    private static final String HIDDEN = "xxxxxx";

    private static final String NAME = "password|passphrase|passwd|secret|token|(?:private|api|access)[-_]?key";

    /** As in Camel endpoint URIs and JDBC URLs; Camel's own masking covers the places where Camel formats a URI, not every exception that quotes one. */
    private static final Pattern SECRET_PARAMETER = Pattern.compile(
            "(?i)((?:" + NAME
                    + "|\\bkey)[\"']?\\s*[=:]\\s*)(?:RAW\\(.*?\\)(?=[&\\s\"',;)\\]}]|$)|RAW\\{.*?}|\"[^\"]*\"|'[^']*'|[^\\s&\"',;)\\]}]+)");

    private static final Pattern SECRET_KEY = Pattern.compile("(?i)(?:" + NAME + "|authorization)$");

    /** A header's, whatever its scheme; a token of the door's with its scheme; and a webhook's secret, which says itself that it is one. */
    private static final Pattern CREDENTIALS = Pattern.compile(
            "(?i)(authorization[\"']?\\s*[=:]\\s*[\\[\"']*(?:[a-z]+\\s+)?|\\bbearer\\s+(?=\\S{16})|\\bwhsec_)[^\\s\"',;)\\]}]+");

    private static final Pattern USER_INFO = Pattern.compile("(://[^\\s/?#:@]*:)[^\\s/?#@]+(?=@)");
    private static final Pattern CONTROL =
            Pattern.compile("[\\p{Cntrl}\\u0080-\\u009F\\u2028\\u2029\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069]");

    private static final List<String> SIGNS = List.of("=", ":", "earer ", "whsec_");

    private LogText() {}

    static @Nullable String safe(@Nullable String text) {
        if (text == null) {
            return null;
        }
        return oneLine(withoutSecrets(Masking.mask(text)));
    }

    static String safeValue(String key, String value) {
        return SECRET_KEY.matcher(key).find() ? HIDDEN : safe(value);
    }

    private static String withoutSecrets(String text) {
        // Nearly every line ends here: no regular expression runs over text that holds no sign of one.
        if (SIGNS.stream().noneMatch(text::contains)) {
            return text;
        }
        String credentials = CREDENTIALS.matcher(text).replaceAll("$1" + HIDDEN);
        String parameters = SECRET_PARAMETER.matcher(credentials).replaceAll("$1" + HIDDEN);
        return USER_INFO.matcher(parameters).replaceAll("$1" + HIDDEN);
    }

    private static String oneLine(String text) {
        return CONTROL.matcher(text).replaceAll(found -> escape(found.group().charAt(0)));
    }

    private static String escape(char c) {
        return switch (c) {
            case '\n' -> "\\\\n";
            case '\r' -> "\\\\r";
            case '\t' -> "\\\\t";
            default -> String.format("\\\\u%04x", (int) c);
        };
    }
}
