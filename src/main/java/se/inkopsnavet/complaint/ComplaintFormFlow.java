package se.inkopsnavet.complaint;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.transaction.support.TransactionTemplate;
import se.inkopsnavet.document.FormFileFlow;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.ledger.BusinessKeys;
import se.inkopsnavet.ledger.Checkpoint;
import se.inkopsnavet.ledger.Claim;
import se.inkopsnavet.ledger.ExchangeLog;
import se.inkopsnavet.ledger.InboundFlow;
import se.inkopsnavet.ledger.Messages;
import se.inkopsnavet.ledger.Outcome;
import se.inkopsnavet.ledger.PayloadStore;
import se.inkopsnavet.ledger.State;
import se.inkopsnavet.privacy.BlindIndex;
import se.inkopsnavet.purchase.Intent.NoticeKind;
import se.inkopsnavet.purchase.Intent.Role;

/** Flow F16 for one document of a unit's: read, decided, and everything that follows stored in one transaction. */
public final class ComplaintFormFlow implements InboundFlow {

    public static final String NAME = "COMPLAINT_FORM";
    /** Files of forms. */
    public static final FormFileFlow.Kind FILES = new FormFileFlow.Kind("COMPLAINT_FILE", NAME, "complaint");

    private final PayloadStore payloads;
    private final BusinessKeys keys;
    private final BlindIndex index;
    private final ComplaintDesk desk;
    private final ComplaintNews news;
    private final TransactionTemplate transaction;
    private final Messages messages;
    private final ExchangeLog log;
    private final Checkpoint checkpoint;

    public ComplaintFormFlow(
            PayloadStore payloads,
            BusinessKeys keys,
            BlindIndex index,
            ComplaintDesk desk,
            ComplaintNews news,
            TransactionTemplate transaction,
            Messages messages,
            ExchangeLog log,
            Checkpoint checkpoint) {
        this.payloads = payloads;
        this.keys = keys;
        this.index = index;
        this.desk = desk;
        this.news = news;
        this.transaction = transaction;
        this.messages = messages;
        this.log = log;
        this.checkpoint = checkpoint;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Optional<Duration> handle(Claim claim) {
        Outcome outcome = decide(claim, payloads.read(claim.payloadId()));
        checkpoint.reached("complaint-committed");
        log.decided(claim, outcome);
        return Optional.empty();
    }

    private Outcome decide(Claim claim, byte[] document) {
        ComplaintEvent event;
        try {
            event = ComplaintDocument.parse(document);
            if (!event.municipality().equals(claim.municipality())) {
                throw new FaultException(Fault.WRONG_MUNICIPALITY, "municipality");
            }
        } catch (FaultException unreadable) {
            if (unreadable.fault().isTheHubsOwn()) {
                throw unreadable;
            }
            return settle(claim, () -> refused(claim, unreadable));
        }
        return settle(claim, () -> taken(claim, event, document));
    }

    private Outcome taken(Claim claim, ComplaintEvent event, byte[] document) {
        byte[] key = index.of(
                "complaint",
                claim.municipality(),
                event.id() + "/" + event.getClass().getSimpleName());
        byte[] content = index.of("complaint-content", claim.municipality(), document);
        return switch (keys.register(NAME, claim.municipality(), key, content, claim.messageId())) {
            case NEW -> done(event);
            case DUPLICATE -> new Outcome(State.DUPLICATE, null, null, null);
            case CONFLICTING -> Outcome.of(State.QUARANTINED, Fault.CONFLICTING_DUPLICATE, "id");
        };
    }

    private Outcome done(ComplaintEvent event) {
        if (event instanceof ComplaintEvent.Opened opened) {
            return desk.open(opened);
        }
        if (event instanceof ComplaintEvent.Answered answered) {
            return desk.answered(answered, null);
        }
        return desk.refundSeen((ComplaintEvent.RefundSeen) event);
    }

    private Outcome refused(Claim claim, FaultException why) {
        news.tellWithoutCase(
                claim.municipality(),
                claim.messageId(),
                Role.RESPONSIBLE,
                NoticeKind.COMPLAINT_REFUSED,
                why.fault().code());
        return Outcome.of(State.QUARANTINED, why.fault(), why.place());
    }

    /** Of protected persons nothing is kept, also while somebody decides. */
    private Outcome settle(Claim claim, Supplier<Outcome> work) {
        return transaction.execute(status -> {
            Outcome outcome = work.get();
            if (outcome.state() == State.QUARANTINED) {
                messages.finish(claim.messageId(), outcome, null);
            } else {
                messages.finishAndForget(claim.messageId(), outcome, null);
            }
            checkpoint.reached("complaint-uncommitted");
            return outcome;
        });
    }
}
