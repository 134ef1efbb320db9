package se.inkopsnavet.customerlist;

import java.util.List;
import java.util.Set;
import se.inkopsnavet.fault.Fault;

/** What a receipt means for the rows of its batch. */
public sealed interface AcknowledgementResult {

    /**
     * The receipt holds. Together the three hold every row number of the batch once, in ascending order.
     *
     * @param accepted the supplier has registered these
     * @param rejected the supplier will not; they become INCOMPLETE
     * @param missing the receipt is silent about these; the supplier is asked again (F05 "Partial ack")
     */
    record Applied(List<Integer> accepted, List<RejectedRow> rejected, List<Integer> missing)
            implements AcknowledgementResult {}

    /** The receipt contradicts the batch: no row changes, the supplier is asked (AC-05-18). @param place a line of the receipt, or its count */
    record Refused(Fault fault, String place) implements AcknowledgementResult {}

    /**
     * @param reason a code that we know, or {@link #UNKNOWN_REASON}; never the supplier's own words
     * @param letters what must be corrected; empty when the reason is unknown and a person must ask
     */
    record RejectedRow(int rowNumber, String reason, Set<Letter> letters) {

        public static final String UNKNOWN_REASON = "OKÄND";
    }
}
