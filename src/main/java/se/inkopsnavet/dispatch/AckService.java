package se.inkopsnavet.dispatch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import se.inkopsnavet.customerlist.Acknowledgement;
import se.inkopsnavet.customerlist.AcknowledgementDecision;
import se.inkopsnavet.customerlist.AcknowledgementResult;
import se.inkopsnavet.customerlist.Letter;
import se.inkopsnavet.customerlist.RowStore;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.ledger.Outbox;
import se.inkopsnavet.ledger.Outcome;
import se.inkopsnavet.ledger.State;
import se.inkopsnavet.purchase.CaseStore;
import se.inkopsnavet.purchase.Intent.NoticeKind;

/** Flow F05 step 8: the supplier's answer, row by row; an answer that contradicts the list changes nothing. In the caller's transaction. */
public class AckService {

    private final BatchStore batches;
    private final RowStore rows;
    private final CaseStore cases;
    private final Outbox outbox;
    private final Aftermath aftermath;
    private final RejectedRows rejectedRows;
    private final RowNews news;
    private final List<RowsAcknowledged> followers;

    public AckService(
            BatchStore batches,
            RowStore rows,
            CaseStore cases,
            Outbox outbox,
            Aftermath aftermath,
            RejectedRows rejectedRows,
            RowNews news,
            List<RowsAcknowledged> followers) {
        this.batches = batches;
        this.rows = rows;
        this.cases = cases;
        this.outbox = outbox;
        this.aftermath = aftermath;
        this.rejectedRows = rejectedRows;
        this.news = news;
        this.followers = List.copyOf(followers);
    }

    /** @param partner whose signature or folder the answer came from: it can only answer for its own lists (requirements S-17) */
    Outcome apply(Partner partner, Acknowledgement ack) {
        BatchStore.Batch batch = batches.find(ack.batchId()).orElse(null);
        boolean own = batch != null
                && batch.municipality().equals(partner.municipality())
                && batch.supplierId().equals(partner.profile().supplierId())
                && batch.rowCount() > 0;
        Optional<State> state = own ? outbox.lockState(batch.id()) : Optional.empty();
        if (state.isEmpty()) {
            return Outcome.of(State.QUARANTINED, Fault.ACK_UNKNOWN_BATCH, "batch");
        }
        if (state.get() == State.RECALLED) {
            // Its rows go or have gone in another list: somebody was told that this one had not arrived.
            aftermath.tellIt(batch, NoticeKind.ACK_CONTRADICTED, Fault.ACK_CONTRADICTED.code());
            return Outcome.of(State.QUARANTINED, Fault.ACK_CONTRADICTED, "recalled list");
        }
        AcknowledgementResult result = AcknowledgementDecision.decide(ack, batch.rowCount(), partner.reasons());
        if (result instanceof AcknowledgementResult.Refused refused) {
            aftermath.tellIt(batch, NoticeKind.ACK_REFUSED, refused.fault().code());
            aftermath.askSupplier(batch, NoticeKind.ACK_REFUSED, refused.fault().code());
            return Outcome.of(State.REJECTED, refused.fault(), refused.place());
        }
        if (state.get() != State.SENT && state.get() != State.CONFIRMED) {
            arrived(batch);
        }
        AcknowledgementResult.Applied applied = (AcknowledgementResult.Applied) result;
        List<String> contradicted = contradicted(batch, applied);
        settle(batch, applied);
        return contradicted.isEmpty()
                ? Outcome.confirmed(null)
                : new Outcome(State.CONFIRMED, Fault.ACK_CONTRADICTED, contradicted.size() + " rows", null);
    }

    /** Rows about which the supplier has said the opposite before. Its first word stands (a sent list is never edited, F05), and a person is told to ask. */
    private List<String> contradicted(BatchStore.Batch batch, AcknowledgementResult.Applied applied) {
        List<Integer> rejected = applied.rejected().stream()
                .map(AcknowledgementResult.RejectedRow::rowNumber)
                .toList();
        List<String> refs = new ArrayList<>(rows.settledAs(batch.id(), rejected, "ACKNOWLEDGED"));
        refs.addAll(rows.settledAs(batch.id(), applied.accepted(), "REJECTED"));
        if (!refs.isEmpty()) {
            aftermath.tellIt(batch, NoticeKind.ACK_CONTRADICTED, Fault.ACK_CONTRADICTED.code());
            aftermath.askSupplier(batch, NoticeKind.ACK_CONTRADICTED, Fault.ACK_CONTRADICTED.code());
            news.tell(batch, refs, NoticeKind.ROW_CONTRADICTED);
        }
        return refs;
    }

    /** An answer proves that the list arrived, whatever the delivery knew: it is not sent again. */
    private void arrived(BatchStore.Batch batch) {
        aftermath.delivered(batch);
        outbox.move(batch.id(), new Outcome(State.SENT, null, null, null));
    }

    private void settle(BatchStore.Batch batch, AcknowledgementResult.Applied applied) {
        UUID id = batch.id();
        cases.lockOfBatch(id);
        List<String> accepted = rows.settle(id, applied.accepted(), "ACKNOWLEDGED", null);
        cases.acknowledged(accepted, id);
        followers.forEach(follower -> follower.acknowledged(batch, accepted));
        for (AcknowledgementResult.RejectedRow row : applied.rejected()) {
            List<String> refs = rows.settle(id, List.of(row.rowNumber()), "REJECTED", row.reason());
            String letters = row.letters().stream().map(Letter::symbol).sorted().collect(Collectors.joining(","));
            rejectedRows.handle(batch, refs, letters.isEmpty() ? row.reason() : letters);
        }
        rows.queueChangedSince(id);
        aftermath.settled(batch);
        if (rows.open(id) == 0) {
            outbox.move(id, Outcome.confirmed(null));
        }
    }
}
