package se.inkopsnavet.decision;

import org.jspecify.annotations.Nullable;

/**
 * One decision as it stands in the file, cut out but not yet understood.
 *
 * @param number position in the file, the first is 1
 * @param format how {@code bytes} are to be read
 * @param bytes the record alone: an XML fragment with its namespace, or the header line and the record's own line
 * @param orderingHint the digits that stand in the personnummer field, to keep one person's records in order; null when there are none
 */
public record RawRecord(
        int number,
        FileFormat format,
        byte[] bytes,
        @Nullable String orderingHint) {

    @Override
    public String toString() {
        return "RawRecord[" + number + "]";
    }
}
