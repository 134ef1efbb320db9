package se.inkopsnavet.customerlist;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;

/**
 * One line of the screening lexicon.
 *
 * <p>A plain word matches as a whole word; a star at either end lets it continue there: {@code hot}, {@code hotfull*}, {@code *kod*}. Between slashes
 * stands a regular expression.
 */
public record LexiconEntry(Pattern pattern) {

    private static final int FLAGS = Pattern.UNICODE_CHARACTER_CLASS;

    /** @throws FaultException CONFIGURATION when the entry can match anything, or is no valid expression */
    static LexiconEntry parse(String written, String place) {
        if (written.length() > 2 && written.startsWith("/") && written.endsWith("/")) {
            return expression(written.substring(1, written.length() - 1), place);
        }
        boolean openStart = written.startsWith("*");
        boolean openEnd = written.length() > 1 && written.endsWith("*");
        String word = written.substring(openStart ? 1 : 0, written.length() - (openEnd ? 1 : 0));
        if (word.isBlank() || word.contains("*")) {
            throw new FaultException(Fault.CONFIGURATION, place + ": not a word");
        }
        String body = Pattern.quote(Screening.plain(word));
        return new LexiconEntry(Pattern.compile((openStart ? "" : "\\b") + body + (openEnd ? "" : "\\b"), FLAGS));
    }

    private static LexiconEntry expression(String regex, String place) {
        try {
            Pattern pattern = Pattern.compile(regex, FLAGS);
            if (pattern.matcher("").find()) {
                throw new FaultException(Fault.CONFIGURATION, place + ": matches everything");
            }
            return new LexiconEntry(pattern);
        } catch (PatternSyntaxException broken) {
            throw new FaultException(Fault.CONFIGURATION, place + ": not a regular expression", broken);
        }
    }

    boolean matches(String plainText) {
        return pattern.matcher(plainText).find();
    }
}
