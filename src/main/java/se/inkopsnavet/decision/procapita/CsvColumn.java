package se.inkopsnavet.decision.procapita;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;

/**
 * How one column of the case system becomes one of our fields.
 *
 * @param field null when the column is dropped unread
 * @param codes their code in upper case to our value; empty when the text is taken as it is
 * @param otherwise our value for a missing or unknown code, or null
 * @param emptyWhen a text that means "not stated", or null
 * @param presence only the fact that something stands there goes on
 * @param optional the file may lack the column
 */
record CsvColumn(
        @Nullable CanonicalField field,
        Map<String, String> codes,
        @Nullable String otherwise,
        @Nullable String emptyWhen,
        boolean presence,
        boolean optional) {

    /** @throws FaultException INVALID_VALUE with our field's key, for a code that is not in the list */
    void map(String cell, CanonicalFields fields) {
        if (field == null) {
            return;
        }
        String text = cell.strip();
        if (presence) {
            fields.put(field, Boolean.toString(!text.isEmpty()));
        } else if (codes.isEmpty()) {
            fields.put(field, text.equals(emptyWhen) ? "" : cell);
        } else {
            fields.put(field, decoded(field, text));
        }
    }

    private String decoded(CanonicalField target, String text) {
        String known = codes.get(text.toUpperCase(Locale.ROOT));
        if (known != null) {
            return known;
        }
        if (otherwise != null) {
            return otherwise;
        }
        if (text.isEmpty()) {
            return "";
        }
        throw new FaultException(Fault.INVALID_VALUE, target.key());
    }
}
