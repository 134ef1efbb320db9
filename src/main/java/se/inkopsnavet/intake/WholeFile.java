package se.inkopsnavet.intake;

import java.util.Optional;
import org.springframework.transaction.support.TransactionTemplate;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.ledger.BusinessKeys;
import se.inkopsnavet.ledger.Claim;
import se.inkopsnavet.ledger.Messages;
import se.inkopsnavet.ledger.Outcome;
import se.inkopsnavet.ledger.Parts;
import se.inkopsnavet.ledger.PayloadStore;
import se.inkopsnavet.ledger.State;
import se.inkopsnavet.privacy.BlindIndex;

/**
 * What happens to a file of records as a whole, each with its receipt: it is a repeat, it is refused, or every record is decided. Its bytes are then forgotten;
 * those of a refused one are kept until they are purged, unless they may hold a secret (docs/decisions/0077).
 */
public final class WholeFile {

    private final Parts parts;
    private final Messages messages;
    private final PayloadStore payloads;
    private final BusinessKeys keys;
    private final BlindIndex index;
    private final Receipts receipts;
    private final TransactionTemplate transaction;

    public WholeFile(
            Parts parts,
            Messages messages,
            PayloadStore payloads,
            BusinessKeys keys,
            BlindIndex index,
            Receipts receipts,
            TransactionTemplate transaction) {
        this.parts = parts;
        this.messages = messages;
        this.payloads = payloads;
        this.keys = keys;
        this.index = index;
        this.receipts = receipts;
        this.transaction = transaction;
    }

    /**
     * The same content under another name or time is the same file; its records are not decided twice, and the sender is told. In the caller's transaction.
     *
     * @param flow whose files it is compared with
     * @param label what the keyed hash is made under
     * @param sha256 of the file; reading it again is not for the transaction
     * @return empty when the file is new
     */
    public Optional<Outcome> repeated(Claim claim, String flow, String label, String sha256) {
        byte[] key = index.of(label, claim.municipality(), sha256);
        if (keys.register(flow, claim.municipality(), key, key, claim.messageId()) == BusinessKeys.Verdict.NEW) {
            return Optional.empty();
        }
        Outcome duplicate = new Outcome(State.DUPLICATE, null, null, null);
        finishAndForget(claim, duplicate);
        receipts.repeated(claim, messages.name(keys.first(flow, claim.municipality(), key)));
        return Optional.of(duplicate);
    }

    /** Nothing of it is used. @throws FaultException the same again, when the fault is the hub's own */
    public Outcome refused(Claim claim, FaultException why) {
        if (why.fault().isTheHubsOwn()) {
            throw why;
        }
        Outcome outcome = Outcome.of(State.REJECTED, why.fault(), why.place());
        transaction.executeWithoutResult(status -> {
            if (payloads.hasOwnKey(claim.payloadId())) {
                finishAndForget(claim, outcome);
            } else {
                messages.finish(claim.messageId(), outcome, null);
            }
            receipts.refused(claim, why);
        });
        return outcome;
    }

    /** Each of its records is decided. */
    public Outcome decided(Claim claim) {
        Outcome outcome = Outcome.confirmed(null);
        transaction.executeWithoutResult(status -> {
            finishAndForget(claim, outcome);
            receipts.taken(claim, parts.results(claim.messageId()));
        });
        return outcome;
    }

    /** Also the key that the bytes may have of their own. */
    private void finishAndForget(Claim claim, Outcome outcome) {
        messages.finish(claim.messageId(), outcome, null);
        messages.forgetPayload(claim.messageId()).ifPresent(payloads::delete);
    }
}
