package se.inkopsnavet.dispatch;

import java.util.List;
import java.util.Optional;
import se.inkopsnavet.customerlist.RowStore;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.ledger.Outbox;
import se.inkopsnavet.ledger.Outcome;
import se.inkopsnavet.ledger.State;
import se.inkopsnavet.purchase.CaseStore;

/** A list that did not reach its supplier is taken back: who may no longer travel stays behind, the others go with the next list (docs/decisions/0007). */
public class TakingBack {

    private final RowStore rows;
    private final CaseStore cases;
    private final Boarding boarding;
    private final StoppedRows stopped;
    private final FileNumbers numbers;
    private final Outbox outbox;

    public TakingBack(
            RowStore rows,
            CaseStore cases,
            Boarding boarding,
            StoppedRows stopped,
            FileNumbers numbers,
            Outbox outbox) {
        this.rows = rows;
        this.cases = cases;
        this.boarding = boarding;
        this.stopped = stopped;
        this.numbers = numbers;
        this.outbox = outbox;
    }

    /** In the caller's transaction, which holds the lock of the list's message. @param place why */
    Outcome recall(Partner partner, BatchStore.Batch batch, List<Boarding.Refused> refused, String place) {
        stopped.handle(batch, refused);
        cases.notDispatched(batch.id());
        rows.giveBack(batch.id());
        if (!outbox.hasArrived(batch.id())) {
            numbers.giveBack(partner.channel(), batch.id());
        }
        return Outcome.of(State.RECALLED, Fault.RECALLED, place);
    }

    /** The supplier, asked by a person, has not got the list. @return empty when it has acknowledged some of its rows, which it cannot without having it */
    Optional<Outcome> onAPersonsWord(Partner partner, BatchStore.Batch batch) {
        if (rows.answered(batch.id()) > 0) {
            return Optional.empty();
        }
        return Optional.of(recall(partner, batch, boarding.of(batch).refused(), "not arrived"));
    }
}
