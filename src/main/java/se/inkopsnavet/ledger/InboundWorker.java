package se.inkopsnavet.ledger;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.TransactionException;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;

/**
 * Handles one incoming message: the ledger's boundary, where whatever goes wrong becomes a state that somebody sees.
 */
public class InboundWorker {

    private static final int MAX_CLAIMS = 3;
    private static final int MAX_ATTEMPTS = 8;
    private static final Duration BEHIND_AN_EARLIER_ONE = Duration.ofMillis(200);

    private final Messages messages;
    private final Map<String, InboundFlow> flows;
    private final Backoff backoff;
    private final ExchangeLog log;
    private final Checkpoint checkpoint;

    public InboundWorker(
            Messages messages,
            Map<String, InboundFlow> flows,
            Backoff backoff,
            ExchangeLog log,
            Checkpoint checkpoint) {
        this.messages = messages;
        this.flows = flows;
        this.backoff = backoff;
        this.log = log;
        this.checkpoint = checkpoint;
    }

    /** @return empty when nothing more is to be done with the message, otherwise when to come back */
    public Optional<Duration> handle(UUID id) {
        Optional<Messages.Claimed> claimed = messages.claim(id);
        if (claimed.isEmpty()) {
            return messages.state(id).filter(State.RECEIVED::equals).map(waiting -> BEHIND_AN_EARLIER_ONE);
        }
        checkpoint.reached("handle-claimed");
        Claim claim = claimed.get().claim();
        if (claimed.get().claims() > MAX_CLAIMS) {
            rest(claim, Outcome.of(State.QUARANTINED, Fault.REPEATED_CRASH, "claim"));
            return Optional.empty();
        }
        return guarded(claim);
    }

    // The one place where everything is caught: a message must always come to rest somewhere visible.
    private Optional<Duration> guarded(Claim claim) {
        try {
            Optional<Duration> again = flow(claim).handle(claim);
            again.ifPresent(pause -> messages.waitedForParts(claim.messageId()));
            return again;
        } catch (FaultException bad) {
            rest(claim, Outcome.of(State.QUARANTINED, bad.fault(), bad.place()));
            return Optional.empty();
        } catch (StackOverflowError deep) {
            rest(claim, Outcome.of(State.QUARANTINED, Fault.INTERNAL_ERROR, "nesting"));
            return Optional.empty();
        } catch (TransientDataAccessException
                | DataAccessResourceFailureException
                | DuplicateKeyException
                | TransactionException busy) {
            // The database is away, or somebody else was first to the same row: no fault of the message, so it is never
            // given up for that.
            return Optional.of(backoff.after(messages.failedAttempt(claim.messageId())));
        } catch (RuntimeException unexpected) {
            return failed(claim, unexpected);
        }
    }

    private Optional<Duration> failed(Claim claim, RuntimeException unexpected) {
        Surprise.log(claim.messageId(), unexpected);
        int attempts = messages.failedAttempt(claim.messageId());
        if (attempts >= MAX_ATTEMPTS) {
            rest(claim, Outcome.of(State.PARKED, Fault.INTERNAL_ERROR, claim.flow()));
            return Optional.empty();
        }
        return Optional.of(backoff.after(attempts));
    }

    private InboundFlow flow(Claim claim) {
        InboundFlow flow = flows.get(claim.flow());
        if (flow == null) {
            throw new FaultException(Fault.CONFIGURATION, "flow " + claim.flow());
        }
        return flow;
    }

    private void rest(Claim claim, Outcome outcome) {
        messages.finish(claim.messageId(), outcome, null);
        log.decided(claim.flow(), claim.municipality(), claim.messageId(), outcome);
    }
}
