package se.inkopsnavet.customerlist;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import se.inkopsnavet.customerlist.AcknowledgementResult.Applied;
import se.inkopsnavet.customerlist.AcknowledgementResult.Refused;
import se.inkopsnavet.customerlist.AcknowledgementResult.RejectedRow;
import se.inkopsnavet.fault.Fault;

/** Judges a receipt against the batch that was sent: wholly applied or wholly refused (F05 step 8, AC-05-18). */
public final class AcknowledgementDecision {

    private static final String ACCEPTED = "MOTTAGEN";
    private static final String REJECTED = "AVVISAD";

    private AcknowledgementDecision() {}

    /** That the receipt's batch is ours is the caller's to know (ACK_UNKNOWN_BATCH). */
    public static AcknowledgementResult decide(Acknowledgement ack, int sentRowCount, RejectionReasons reasons) {
        if (ack.declaredRows() != sentRowCount) {
            return new Refused(Fault.ACK_MISMATCH, "declared rows");
        }
        BitSet seen = new BitSet(sentRowCount + 1);
        List<Integer> accepted = new ArrayList<>();
        List<RejectedRow> rejected = new ArrayList<>();
        for (int i = 0; i < ack.lines().size(); i++) {
            Acknowledgement.Line line = ack.lines().get(i);
            int row = line.rowNumber();
            if (row < 1 || row > sentRowCount || seen.get(row)) {
                return new Refused(Fault.ACK_MISMATCH, "entry " + (i + 1) + " row number");
            }
            seen.set(row);
            switch (line.status()) {
                case ACCEPTED -> accepted.add(row);
                case REJECTED -> rejected.add(rejectedRow(line, reasons));
                default -> {
                    return new Refused(Fault.ACK_MISMATCH, "entry " + (i + 1) + " status");
                }
            }
        }
        accepted.sort(null);
        rejected.sort(Comparator.comparingInt(RejectedRow::rowNumber));
        List<Integer> missing = IntStream.rangeClosed(1, sentRowCount)
                .filter(row -> !seen.get(row))
                .boxed()
                .toList();
        return new Applied(List.copyOf(accepted), List.copyOf(rejected), missing);
    }

    private static RejectedRow rejectedRow(Acknowledgement.Line line, RejectionReasons reasons) {
        Set<Letter> letters = reasons.letters().get(line.reason());
        return letters == null
                ? new RejectedRow(line.rowNumber(), RejectedRow.UNKNOWN_REASON, Set.of())
                : new RejectedRow(line.rowNumber(), line.reason(), letters);
    }
}
