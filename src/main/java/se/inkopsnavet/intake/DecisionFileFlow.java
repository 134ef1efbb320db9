package se.inkopsnavet.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.transaction.support.TransactionTemplate;
import se.inkopsnavet.decision.RawRecord;
import se.inkopsnavet.decision.procapita.Bytes;
import se.inkopsnavet.decision.procapita.DecisionFile;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.ledger.BusinessKeys;
import se.inkopsnavet.ledger.Checkpoint;
import se.inkopsnavet.ledger.Claim;
import se.inkopsnavet.ledger.ExchangeLog;
import se.inkopsnavet.ledger.InboundFlow;
import se.inkopsnavet.ledger.Messages;
import se.inkopsnavet.ledger.Outcome;
import se.inkopsnavet.ledger.Parts;
import se.inkopsnavet.ledger.PayloadStore;
import se.inkopsnavet.ledger.State;
import se.inkopsnavet.privacy.BlindIndex;
import se.inkopsnavet.purchase.DecisionFlow;

/**
 * Flow F01 for a whole export file: verified, cut into records that are decided one by one, and answered with a receipt when the last one is.
 *
 * <p>The records are stored some hundred at a time together with how far the job came, so that a crash repeats nothing and memory does not grow with
 * the file.
 */
public class DecisionFileFlow implements InboundFlow {

    public static final String NAME = "DECISION_FILE";

    private static final int PARTS_PER_TRANSACTION = 250;
    private static final Duration WHILE_PARTS_ARE_DECIDED = Duration.ofMillis(500);

    private final DecisionFile file;
    private final PayloadStore payloads;
    private final Parts parts;
    private final Messages messages;
    private final BusinessKeys keys;
    private final BlindIndex index;
    private final Receipts receipts;
    private final TransactionTemplate transaction;
    private final ExchangeLog log;
    private final Checkpoint checkpoint;

    public DecisionFileFlow(
            DecisionFile file,
            PayloadStore payloads,
            Parts parts,
            Messages messages,
            BusinessKeys keys,
            BlindIndex index,
            Receipts receipts,
            TransactionTemplate transaction,
            ExchangeLog log,
            Checkpoint checkpoint) {
        this.file = file;
        this.payloads = payloads;
        this.parts = parts;
        this.messages = messages;
        this.keys = keys;
        this.index = index;
        this.receipts = receipts;
        this.transaction = transaction;
        this.log = log;
        this.checkpoint = checkpoint;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Optional<Duration> handle(Claim claim) {
        if (!parts.areComplete(claim.messageId())) {
            Optional<Outcome> stopped = take(claim);
            if (stopped.isPresent()) {
                log.decided(claim.flow(), claim.municipality(), claim.messageId(), stopped.get());
                return Optional.empty();
            }
        }
        if (parts.arePending(claim.messageId())) {
            return Optional.of(WHILE_PARTS_ARE_DECIDED);
        }
        answer(claim);
        return Optional.empty();
    }

    /** @return how the message ended, when it is a repeat or refused as a whole */
    private Optional<Outcome> take(Claim claim) {
        Bytes bytes = () -> payloads.open(claim.payloadId());
        try {
            file.verify(bytes, claim.municipality());
            Optional<Outcome> repeated = repeated(claim);
            if (repeated.isEmpty()) {
                split(claim, bytes);
            }
            return repeated;
        } catch (FaultException refused) {
            if (refused.fault().isTheHubsOwn()) {
                throw refused;
            }
            Outcome outcome = Outcome.of(State.REJECTED, refused.fault(), refused.place());
            transaction.executeWithoutResult(status -> {
                messages.finishAndForget(claim.messageId(), outcome, null);
                receipts.refused(claim, refused);
            });
            return Optional.of(outcome);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same content under another name or time is the same file; its records are not decided twice, and the sender is told. */
    private Optional<Outcome> repeated(Claim claim) {
        return transaction.execute(status -> {
            byte[] key = index.of("decision-file", claim.municipality(), messages.sha256(claim.messageId()));
            boolean isNew =
                    keys.register(NAME, claim.municipality(), key, key, claim.messageId()) == BusinessKeys.Verdict.NEW;
            if (isNew) {
                return Optional.<Outcome>empty();
            }
            Outcome duplicate = new Outcome(State.DUPLICATE, null, null, null);
            messages.finishAndForget(claim.messageId(), duplicate, null);
            receipts.repeated(claim, messages.name(keys.first(NAME, claim.municipality(), key)));
            return Optional.of(duplicate);
        });
    }

    private void split(Claim claim, Bytes bytes) throws IOException {
        List<RawRecord> waiting = new ArrayList<>(PARTS_PER_TRANSACTION);
        file.split(bytes, claim.municipality(), claim.progress() + 1, record -> {
            waiting.add(record);
            if (waiting.size() == PARTS_PER_TRANSACTION) {
                store(claim, waiting);
            }
        });
        store(claim, waiting);
        parts.complete(claim.messageId());
    }

    private void store(Claim claim, List<RawRecord> waiting) {
        if (!waiting.isEmpty()) {
            transaction.executeWithoutResult(status -> {
                parts.add(
                        claim.messageId(),
                        DecisionFlow.NAME,
                        claim.municipality(),
                        waiting.stream().map(record -> part(claim, record)).toList());
                parts.progress(
                        claim.messageId(), waiting.get(waiting.size() - 1).number());
            });
            waiting.clear();
            checkpoint.reached("split-committed");
        }
    }

    private Parts.Part part(Claim claim, RawRecord record) {
        byte[] orderKey =
                record.orderingHint() == null ? null : index.of("order", claim.municipality(), record.orderingHint());
        return new Parts.Part(record.number(), record.bytes(), orderKey);
    }

    private void answer(Claim claim) {
        transaction.executeWithoutResult(status -> {
            messages.finishAndForget(claim.messageId(), Outcome.confirmed(null), null);
            receipts.taken(claim, parts.results(claim.messageId()));
        });
        checkpoint.reached("answer-committed");
        log.decided(claim.flow(), claim.municipality(), claim.messageId(), Outcome.confirmed(null));
    }
}
