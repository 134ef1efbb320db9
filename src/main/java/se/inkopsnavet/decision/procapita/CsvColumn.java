package se.inkopsnavet.decision.procapita;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.decision.fields.CanonicalField;
import se.inkopsnavet.decision.fields.CanonicalFields;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;

/**
 * How one column of the case system becomes one of our fields.
 *
 * @param field null when the column is dropped unread
 * @param codes their code in upper case to our value; empty when the text is taken as it is
 * @param otherwise our value for a missing or unknown code, or null
 * @param emptyWhen a text that means "not stated", or null
 * @param kept what of a cell may be stored
 * @param optional the file may lack the column
 */
record CsvColumn(
        @Nullable CanonicalField field,
        Map<String, String> codes,
        @Nullable String otherwise,
        @Nullable String emptyWhen,
        Kept kept,
        boolean optional) {

    /** A code that is not in the list is refused with INVALID_VALUE and our field's key. */
    void map(String cell, CanonicalFields fields) {
        if (field == null) {
            return;
        }
        String text = cell.strip();
        if (kept.how() == Kept.How.PRESENCE) {
            fields.put(field, Boolean.toString(!text.isEmpty()));
        } else if (codes.isEmpty()) {
            fields.put(field, text.equals(emptyWhen) ? "" : cell);
        } else {
            decode(field, text, fields);
        }
    }

    /** Whether a cell holds one of the codes in the list, and so stands in the right column. */
    boolean knows(String cell) {
        return codes.containsKey(cell.strip().toUpperCase(Locale.ROOT));
    }

    private void decode(CanonicalField target, String text, CanonicalFields fields) {
        String known = codes.getOrDefault(text.toUpperCase(Locale.ROOT), otherwise);
        if (known != null) {
            fields.put(target, known);
        } else if (!text.isEmpty()) {
            fields.refuse(new FaultException(Fault.INVALID_VALUE, target.key()));
        }
    }
}
