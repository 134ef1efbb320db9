package se.inkopsnavet.consent;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.transaction.support.TransactionTemplate;
import se.inkopsnavet.document.FormFileFlow;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.journal.Redaction;
import se.inkopsnavet.ledger.Checkpoint;
import se.inkopsnavet.ledger.Claim;
import se.inkopsnavet.ledger.ExchangeLog;
import se.inkopsnavet.ledger.InboundFlow;
import se.inkopsnavet.ledger.Messages;
import se.inkopsnavet.ledger.Outcome;
import se.inkopsnavet.ledger.PayloadStore;
import se.inkopsnavet.ledger.State;
import se.inkopsnavet.person.EnvironmentGuard;
import se.inkopsnavet.purchase.Intent.NoticeKind;

/** Flows F02 and F18 for one document: read, screened, decided, and everything that follows stored in one transaction. */
public final class ConsentFlow implements InboundFlow {

    public static final String NAME = "CONSENT";
    /** Files of forms. */
    public static final FormFileFlow.Kind FILES = new FormFileFlow.Kind("CONSENT_FILE", NAME, "consent");

    private final PayloadStore payloads;
    private final EnvironmentGuard guard;
    private final Redaction redaction;
    private final ConsentCasework casework;
    private final ConsentNotices notices;
    private final TransactionTemplate transaction;
    private final Messages messages;
    private final ExchangeLog log;
    private final Checkpoint checkpoint;

    ConsentFlow(
            PayloadStore payloads,
            EnvironmentGuard guard,
            Redaction redaction,
            ConsentCasework casework,
            ConsentNotices notices,
            TransactionTemplate transaction,
            Messages messages,
            ExchangeLog log,
            Checkpoint checkpoint) {
        this.payloads = payloads;
        this.guard = guard;
        this.redaction = redaction;
        this.casework = casework;
        this.notices = notices;
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
        checkpoint.reached("consent-committed");
        log.decided(claim, outcome);
        return Optional.empty();
    }

    private Outcome decide(Claim claim) {
        ConsentEvent event;
        try {
            event = read(claim);
        } catch (FaultException unreadable) {
            return settle(claim, () -> unreadable(claim, unreadable));
        }
        return settle(claim, () -> taken(claim.messageId(), event));
    }

    private ConsentEvent read(Claim claim) {
        ConsentEvent event = ConsentDocument.parse(payloads.read(claim.payloadId()));
        if (!event.municipality().equals(claim.municipality())) {
            throw new FaultException(Fault.WRONG_MUNICIPALITY, "municipality");
        }
        guard.check(event.person());
        return event;
    }

    /** What must not be in the journal must not be in the database either (AC-02-10). */
    private Taken taken(UUID message, ConsentEvent event) {
        if (event.remark() == null) {
            return casework.take(message, event);
        }
        Redaction.Redacted screened = redaction.of(event.remark());
        Taken taken = casework.take(message, event.withRemark(screened.text()));
        if (screened.hit()) {
            String caseRef = taken.outcome().caseRef();
            String reference = caseRef == null ? message.toString() : caseRef;
            notices.securityContact(
                    event.municipality(), NoticeKind.CONSENT_REDACTED, reference, Fault.SECRET_IN_REMARK, message);
        }
        return taken;
    }

    /** It may be a withdrawal: kept until a person has looked, who is told. A reservnummer is a real person whom only a person can handle. */
    private Taken unreadable(Claim claim, FaultException why) {
        if (why.fault().isTheHubsOwn()) {
            throw why;
        }
        notices.unit(
                claim.municipality(),
                NoticeKind.CONSENT_REFUSED,
                null,
                claim.messageId().toString(),
                why.fault().code(),
                claim.messageId());
        State state = why.fault() == Fault.RESERVE_NUMBER ? State.HELD : State.QUARANTINED;
        return Taken.of(Outcome.of(state, why.fault(), why.place()));
    }

    private Outcome settle(Claim claim, Supplier<Taken> work) {
        return transaction.execute(status -> {
            Taken taken = work.get();
            if (taken.outcome().waitsForAPerson() && !taken.ofProtected()) {
                messages.finish(claim.messageId(), taken.outcome(), null);
            } else {
                messages.finishAndForget(claim.messageId(), taken.outcome(), null);
            }
            checkpoint.reached("consent-uncommitted");
            return taken.outcome();
        });
    }
}
