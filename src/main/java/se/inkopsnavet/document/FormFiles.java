package se.inkopsnavet.document;

import org.springframework.transaction.support.TransactionTemplate;
import se.inkopsnavet.intake.Receipts;
import se.inkopsnavet.ledger.BusinessKeys;
import se.inkopsnavet.ledger.Checkpoint;
import se.inkopsnavet.ledger.ExchangeLog;
import se.inkopsnavet.ledger.Messages;
import se.inkopsnavet.ledger.Parts;
import se.inkopsnavet.ledger.PayloadStore;
import se.inkopsnavet.privacy.BlindIndex;

/** Makes the flow of each kind of form file; all they share stands here once. */
public record FormFiles(
        PayloadStore payloads,
        Parts parts,
        Messages messages,
        BusinessKeys keys,
        BlindIndex index,
        Receipts receipts,
        TransactionTemplate transaction,
        ExchangeLog log,
        Checkpoint checkpoint) {

    /** @param file how a file of that kind is read */
    public FormFileFlow of(FormFileFlow.Kind kind, FormFile file) {
        return new FormFileFlow(
                kind, file, payloads, parts, messages, keys, index, receipts, transaction, log, checkpoint);
    }
}
