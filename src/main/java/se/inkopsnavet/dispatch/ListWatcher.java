package se.inkopsnavet.dispatch;

import se.inkopsnavet.ledger.Outcome;

/** A room that follows what becomes of customer lists. Each call is in the transaction that records what it tells. */
public interface ListWatcher {

    /** The supplier's server or folder has taken the list, or an answer proves it. */
    void left(BatchStore.Batch batch);

    /** The list came to rest without being known to have left. */
    void rested(BatchStore.Batch batch, Outcome outcome);

    /** The list bounced, or the supplier says that it has not got it. */
    void returned(BatchStore.Batch batch);

    /** Some of its rows were answered, or taken off it: their cases are free to have another row. */
    void settled(BatchStore.Batch batch);
}
