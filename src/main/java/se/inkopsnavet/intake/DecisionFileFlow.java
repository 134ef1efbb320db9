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
    private final WholeFile whole;
    private final BlindIndex index;
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
        this.whole = new WholeFile(parts, messages, payloads, keys, index, receipts, transaction);
        this.index = index;
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
                log.decided(claim, stopped.get());
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
            String sha256 = payloads.sha256(claim.payloadId());
            Optional<Outcome> repeated =
                    transaction.execute(status -> whole.repeated(claim, NAME, "decision-file", sha256));
            if (repeated.isEmpty()) {
                split(claim, bytes);
            }
            return repeated;
        } catch (FaultException refused) {
            return Optional.of(whole.refused(claim, refused));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
        Outcome outcome = whole.decided(claim);
        checkpoint.reached("answer-committed");
        log.decided(claim, outcome);
    }
}
