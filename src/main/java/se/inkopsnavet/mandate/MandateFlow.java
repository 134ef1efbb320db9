package se.inkopsnavet.mandate;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.transaction.support.TransactionTemplate;
import se.inkopsnavet.document.FormFileFlow;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.ledger.Checkpoint;
import se.inkopsnavet.ledger.Claim;
import se.inkopsnavet.ledger.ExchangeLog;
import se.inkopsnavet.ledger.InboundFlow;
import se.inkopsnavet.ledger.Messages;
import se.inkopsnavet.ledger.Outcome;
import se.inkopsnavet.ledger.PayloadStore;
import se.inkopsnavet.person.EnvironmentGuard;

/** Flow F03 for one document: read, decided, and everything that follows stored in one transaction. */
public final class MandateFlow implements InboundFlow {

    public static final String NAME = "MANDATE";
    /** Files of forms. */
    public static final FormFileFlow.Kind FILES = new FormFileFlow.Kind("MANDATE_FILE", NAME, "mandate");

    private final PayloadStore payloads;
    private final EnvironmentGuard guard;
    private final MandateDesk desk;
    private final TransactionTemplate transaction;
    private final Messages messages;
    private final ExchangeLog log;
    private final Checkpoint checkpoint;

    public MandateFlow(
            PayloadStore payloads,
            EnvironmentGuard guard,
            MandateDesk desk,
            TransactionTemplate transaction,
            Messages messages,
            ExchangeLog log,
            Checkpoint checkpoint) {
        this.payloads = payloads;
        this.guard = guard;
        this.desk = desk;
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
        Outcome outcome = decide(claim);
        checkpoint.reached("mandate-committed");
        log.decided(claim, outcome);
        return Optional.empty();
    }

    private Outcome decide(Claim claim) {
        byte[] document = payloads.read(claim.payloadId());
        MandateRecorded event;
        try {
            event = read(claim, document);
        } catch (FaultException unreadable) {
            if (unreadable.fault().isTheHubsOwn()) {
                throw unreadable;
            }
            return settle(claim, () -> desk.unreadable(claim.municipality(), claim.messageId(), unreadable));
        }
        return settle(claim, () -> desk.take(claim.messageId(), event, document));
    }

    private MandateRecorded read(Claim claim, byte[] document) {
        MandateRecorded event = MandateDocument.parse(document);
        if (!event.municipality().equals(claim.municipality())) {
            throw new FaultException(Fault.WRONG_MUNICIPALITY, "municipality");
        }
        guard.check(event.person());
        if (event.mandate().holder().personId() != null) {
            guard.check(event.mandate().holder().personId());
        }
        return event;
    }

    private Outcome settle(Claim claim, Supplier<Outcome> work) {
        return transaction.execute(status -> {
            Outcome outcome = work.get();
            if (isKept(outcome)) {
                messages.finish(claim.messageId(), outcome, null);
            } else {
                messages.finishAndForget(claim.messageId(), outcome, null);
            }
            checkpoint.reached("mandate-uncommitted");
            return outcome;
        });
    }

    /** Of protected persons nothing is kept, also while somebody decides. */
    private static boolean isKept(Outcome outcome) {
        return outcome.waitsForAPerson() && outcome.fault() != Fault.PROTECTED_IDENTITY;
    }
}
