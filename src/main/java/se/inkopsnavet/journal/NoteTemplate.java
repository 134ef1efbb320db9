package se.inkopsnavet.journal;

import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;

/**
 * The text of one kind of note, with places for values. A line that asks for an optional value is left out when there is none.
 *
 * @param id with the version, what the ledger remembers of how a note was written
 * @param headline key of the headline; the municipality's policy says what it is called
 * @param optional the placeholders that may lack a value
 */
record NoteTemplate(NoteKind kind, String id, int version, String headline, Set<String> optional, String text) {

    /** The visible reference by which a person or a read-back finds the note. Every template shows it. */
    static final String REFERENCE = "ref";

    static final Pattern PLACEHOLDER = Pattern.compile("\\{([A-Za-z]+)}");

    String idAtVersion() {
        return id + "@" + version;
    }

    /** @throws FaultException INVALID_VALUE naming the placeholder that has no value */
    String fill(Map<String, String> values, String reference) {
        return text.lines()
                .filter(line -> placeholders(line).stream().allMatch(name -> hasValue(name, values)))
                .map(line -> PLACEHOLDER
                        .matcher(line)
                        .replaceAll(found -> Matcher.quoteReplacement(
                                found.group(1).equals(REFERENCE) ? reference : values.get(found.group(1)))))
                .collect(Collectors.joining("\n"));
    }

    private boolean hasValue(String name, Map<String, String> values) {
        if (name.equals(REFERENCE) || !values.getOrDefault(name, "").isBlank()) {
            return true;
        }
        if (optional.contains(name)) {
            return false;
        }
        throw new FaultException(Fault.INVALID_VALUE, kind.file() + " {" + name + "}");
    }

    static Set<String> placeholders(String text) {
        return PLACEHOLDER.matcher(text).results().map(found -> found.group(1)).collect(Collectors.toSet());
    }
}
