package se.inkopsnavet.dispatch;

import java.util.UUID;
import se.inkopsnavet.customerlist.RowStore;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.ledger.Deadlines;
import se.inkopsnavet.purchase.Intent.NoticeKind;

/** No answer in time, or not for every row: the supplier is asked and IT is told. */
public class AckDeadline implements Deadlines.Reaction {

    private final BatchStore batches;
    private final RowStore rows;
    private final Aftermath aftermath;

    public AckDeadline(BatchStore batches, RowStore rows, Aftermath aftermath) {
        this.batches = batches;
        this.rows = rows;
        this.aftermath = aftermath;
    }

    @Override
    public void due(String subject, String occurrence, boolean late) {
        UUID id = UUID.fromString(subject);
        if (rows.open(id) > 0) {
            BatchStore.Batch batch = batches.find(id).orElseThrow();
            aftermath.askSupplier(batch, NoticeKind.ACK_MISSING, Fault.ACK_MISSING.code());
            aftermath.tellIt(batch, NoticeKind.ACK_MISSING, Fault.ACK_MISSING.code());
        }
    }
}
