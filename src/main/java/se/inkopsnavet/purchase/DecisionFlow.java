package se.inkopsnavet.purchase;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;
import se.inkopsnavet.decision.Decision;
import se.inkopsnavet.decision.Reading;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.ledger.Checkpoint;
import se.inkopsnavet.ledger.Claim;
import se.inkopsnavet.ledger.ExchangeLog;
import se.inkopsnavet.ledger.InboundFlow;
import se.inkopsnavet.ledger.Messages;
import se.inkopsnavet.ledger.State;
import se.inkopsnavet.transport.TransportEvents;

/** Flow F01 for one decision: translate, then decide and store everything that follows in one transaction. */
public class DecisionFlow implements InboundFlow {

    /** Records of an export file; also under what the business keys of all decisions stand. */
    public static final String NAME = "DECISION";

    private final String name;
    private final DecisionReader reader;
    private final Casework casework;
    private final TransactionTemplate transaction;
    private final Messages messages;
    private final TransportEvents events;
    private final ExchangeLog log;
    private final Checkpoint checkpoint;

    /** @param name one per case system, since each has its own reader */
    public DecisionFlow(
            String name,
            DecisionReader reader,
            Casework casework,
            TransactionTemplate transaction,
            Messages messages,
            TransportEvents events,
            ExchangeLog log,
            Checkpoint checkpoint) {
        this.name = name;
        this.reader = reader;
        this.casework = casework;
        this.transaction = transaction;
        this.messages = messages;
        this.events = events;
        this.log = log;
        this.checkpoint = checkpoint;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Optional<Duration> handle(Claim claim) {
        Casework.Decided decided = decide(claim);
        checkpoint.reached("decide-committed");
        log.decided(claim, decided.outcome());
        return Optional.empty();
    }

    private Casework.Decided decide(Claim claim) {
        Reading reading;
        try {
            reading = reader.read(claim);
        } catch (FaultException unreadable) {
            return settle(claim, () -> casework.unreadable(claim.municipality(), claim.messageId(), unreadable));
        }
        if (reading instanceof Reading.Keyed keyed) {
            return settle(claim, () -> casework.keyed(claim.municipality(), claim.messageId(), keyed.record()));
        }
        Decision decision = ((Reading.Recorded) reading).decision();
        Casework.Decided decided =
                settle(claim, () -> casework.decide(claim.municipality(), claim.messageId(), decision));
        if (decision.terms().secretDropped() && decided.outcome().state() != State.DUPLICATE) {
            secretDropped(claim, decided.outcome().caseRef());
        }
        return decided;
    }

    /** A security event (HUD-16), told without anything of what it was. */
    private void secretDropped(Claim claim, @Nullable String caseRef) {
        events.alert(
                name, Fault.SECRET_DROPPED, caseRef == null ? claim.messageId().toString() : caseRef);
    }

    private Casework.Decided settle(Claim claim, Supplier<Casework.Decided> work) {
        return transaction.execute(status -> {
            Casework.Decided decided = work.get();
            if (decided.keepPayload()) {
                messages.finish(claim.messageId(), decided.outcome(), decided.policy());
            } else {
                messages.finishAndForget(claim.messageId(), decided.outcome(), decided.policy());
            }
            checkpoint.reached("decide-uncommitted");
            return decided;
        });
    }
}
