package se.inkopsnavet.neighbourhood.supplier;

import java.util.List;

/**
 * A customer list as the supplier read it.
 *
 * @param rows in the list's order
 * @param problem what is wrong with the list as a whole, without personal data; empty when the control totals agree
 */
public record ReceivedList(String batchId, List<Person> rows, String problem) {

    /**
     * @param number position in the list, the first is 1; {@code personnummer} as written, {@code YYYYMMDD-NNNN} or empty
     * @param operation N, Ä or A, or empty in a list that does not say
     * @param earlier the row that it changes or ends, {@code batch-id/number}, or empty
     */
    public record Person(
            int number,
            String personnummer,
            String firstName,
            String lastName,
            List<String> cells,
            String operation,
            String earlier) {

        @Override
        public String toString() {
            return "Person[" + number + "]";
        }
    }

    public ReceivedList {
        rows = List.copyOf(rows);
    }

    @Override
    public String toString() {
        return "ReceivedList[" + batchId + ", " + rows.size() + " rows]";
    }
}
