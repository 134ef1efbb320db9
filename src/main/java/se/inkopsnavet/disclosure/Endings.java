package se.inkopsnavet.disclosure;

import se.inkopsnavet.customerlist.RowStore;
import se.inkopsnavet.dispatch.BatchStore;
import se.inkopsnavet.dispatch.ListWatcher;
import se.inkopsnavet.ledger.Outcome;

/** Tells the supplier in a list that an account ends, as soon as the case's row that was on its way has been answered: only then is there a row to refer to. */
public class Endings implements ListWatcher {

    private final ErasureStore erasures;
    private final RowStore rows;

    public Endings(ErasureStore erasures, RowStore rows) {
        this.erasures = erasures;
        this.rows = rows;
    }

    @Override
    public void settled(BatchStore.Batch batch) {
        for (ErasureStore.Asked asked : erasures.endingsWaiting(batch.id())) {
            if (asked.state() != ErasureState.STOPPED && rows.queueEnding(asked.caseRef(), asked.supplierId())) {
                erasures.endingQueued(asked.id());
            }
        }
    }

    @Override
    public void left(BatchStore.Batch batch) {
        // A list that has left is yet to be answered.
    }

    @Override
    public void rested(BatchStore.Batch batch, Outcome outcome) {
        // Its rows are as they were.
    }

    @Override
    public void returned(BatchStore.Batch batch) {
        // Its rows are as they were.
    }
}
