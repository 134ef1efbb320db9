package se.inkopsnavet.peppol;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;
import org.w3c.dom.Document;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.ledger.Checkpoint;
import se.inkopsnavet.ledger.Claim;
import se.inkopsnavet.ledger.ExchangeLog;
import se.inkopsnavet.ledger.InboundFlow;
import se.inkopsnavet.ledger.Messages;
import se.inkopsnavet.ledger.Outcome;
import se.inkopsnavet.ledger.PayloadStore;
import se.inkopsnavet.ledger.State;
import se.inkopsnavet.privacy.Sha256;

/**
 * A document from the access point: read safely, judged by the pinned rules, mapped, and handed to whoever acts on orders. The rules run outside the
 * transaction, since they take their time.
 */
public final class PeppolFileFlow implements InboundFlow {

    public static final String NAME = "PEPPOL_FILE";

    private final PayloadStore payloads;
    private final PeppolRules rules;
    private final PeppolMapping mapping;
    private final PeppolDesk desk;
    private final TransactionTemplate transaction;
    private final Messages messages;
    private final ExchangeLog log;
    private final Checkpoint checkpoint;

    public PeppolFileFlow(
            PayloadStore payloads,
            PeppolRules rules,
            PeppolMapping mapping,
            PeppolDesk desk,
            TransactionTemplate transaction,
            Messages messages,
            ExchangeLog log,
            Checkpoint checkpoint) {
        this.payloads = payloads;
        this.rules = rules;
        this.mapping = mapping;
        this.desk = desk;
        this.transaction = transaction;
        this.messages = messages;
        this.log = log;
        this.checkpoint = checkpoint;
    }

    /**
     * A document as far as it could be judged.
     *
     * @param kind null when it does not say what it is, or is no type that is taken here
     * @param content null unless it has passed
     * @param refusal why it has not passed, or null
     */
    record Judged(
            @Nullable DocumentKind kind,
            List<RuleHit> broken,
            @Nullable PeppolDocument content,
            @Nullable Outcome refusal) {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Optional<Duration> handle(Claim claim) {
        byte[] file = payloads.read(claim.payloadId());
        Judged judged = judged(file);
        String sha256 = Sha256.hex(file);
        Outcome outcome = settle(claim, () -> desk.take(claim, judged, sha256));
        checkpoint.reached("peppol-committed");
        log.decided(claim, outcome);
        return Optional.empty();
    }

    private Judged judged(byte[] file) {
        DocumentKind kind = null;
        List<RuleHit> broken = List.of();
        try {
            Document document = UblReader.read(file);
            kind = DocumentKind.taken(UblReader.customizationId(document)).orElse(null);
            if (kind == null) {
                return new Judged(null, broken, null, rejected(Fault.PEPPOL_NOT_TAKEN, "CustomizationID"));
            }
            broken = rules.brokenBy(kind, document);
            if (broken.stream().anyMatch(RuleHit::error)) {
                return new Judged(kind, broken, null, rejected(Fault.PEPPOL_RULES, Release.vesid(kind)));
            }
            return new Judged(kind, broken, mapping.of(kind, file), null);
        } catch (FaultException refused) {
            if (refused.fault().isTheHubsOwn()) {
                throw refused;
            }
            return new Judged(kind, broken, null, rejected(refused.fault(), refused.place()));
        }
    }

    private static Outcome rejected(Fault fault, String place) {
        return Outcome.of(State.REJECTED, fault, place);
    }

    /** What waits for a person keeps its bytes; of everything else the goods lines are gone when it is done. */
    private Outcome settle(Claim claim, Supplier<Outcome> work) {
        return transaction.execute(status -> {
            Outcome outcome = work.get();
            if (outcome.state() == State.QUARANTINED || outcome.state() == State.HELD) {
                messages.finish(claim.messageId(), outcome, null);
            } else {
                messages.finishAndForget(claim.messageId(), outcome, null);
            }
            checkpoint.reached("peppol-uncommitted");
            return outcome;
        });
    }
}
