package se.inkopsnavet.ledger;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
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
    /** Longer than one turn of a crash loop takes to die again. */
    private static final Duration SETTLING = Duration.ofSeconds(10);

    private static final Duration BEHIND_AN_EARLIER_ONE = Duration.ofMillis(200);

    private final Messages messages;
    private final Map<String, InboundFlow> flows;
    private final Backoff backoff;
    private final ExchangeLog log;
    private final Checkpoint checkpoint;
    private final Duration settling;
    private final AtomicReference<Long> began = new AtomicReference<>();
    private final ReadWriteLock company = new ReentrantReadWriteLock(true);

    public InboundWorker(
            Messages messages,
            Map<String, InboundFlow> flows,
            Backoff backoff,
            ExchangeLog log,
            Checkpoint checkpoint) {
        this(messages, flows, backoff, log, checkpoint, SETTLING);
    }

    InboundWorker(
            Messages messages,
            Map<String, InboundFlow> flows,
            Backoff backoff,
            ExchangeLog log,
            Checkpoint checkpoint,
            Duration settling) {
        this.settling = settling;
        this.messages = messages;
        this.flows = flows;
        this.backoff = backoff;
        this.log = log;
        this.checkpoint = checkpoint;
    }

    /**
     * A message that was being handled when a process died is suspected. It is left alone until its node has worked for a while, and then handled
     * alone: should the process die again, whether in a loop or by what the message does, only the guilty one is counted, and not the dozen that
     * happened to be under way beside it (reliability F02).
     *
     * @return empty when nothing more is to be done with the message, otherwise when to come back
     */
    public Optional<Duration> handle(UUID id) {
        began.compareAndSet(null, System.nanoTime());
        Optional<Optional<Duration>> handled = under(company.readLock(), () -> messages.claimUnsuspected(id));
        if (handled.isPresent()) {
            return handled.get();
        }
        int crashes = messages.crashes(id);
        if (crashes > 0) {
            Duration unsettled = settling.minusNanos(System.nanoTime() - began.get());
            if (crashes < MAX_CLAIMS && unsettled.compareTo(Duration.ZERO) > 0) {
                return Optional.of(unsettled);
            }
            handled = under(company.writeLock(), () -> messages.claim(id));
        }
        return handled.orElseGet(
                () -> messages.state(id).filter(State.RECEIVED::equals).map(waiting -> BEHIND_AN_EARLIER_ONE));
    }

    /** @return empty when the message could not be claimed */
    private Optional<Optional<Duration>> under(Lock lock, Supplier<Optional<Messages.Claimed>> claim) {
        lock.lock();
        try {
            return claim.get().map(this::handle);
        } finally {
            lock.unlock();
        }
    }

    private Optional<Duration> handle(Messages.Claimed claimed) {
        checkpoint.reached("handle-claimed");
        if (claimed.claims() > MAX_CLAIMS) {
            rest(claimed.claim(), Outcome.of(State.QUARANTINED, Fault.REPEATED_CRASH, "claim"));
            return Optional.empty();
        }
        return guarded(claimed.claim());
    }

    // The one place where everything is caught: a message must always come to rest somewhere visible.
    private Optional<Duration> guarded(Claim claim) {
        try {
            Optional<Duration> again = flow(claim).handle(claim);
            again.ifPresent(pause -> messages.waitedForParts(claim.messageId()));
            return again;
        } catch (FaultException bad) {
            State state = bad.fault().isTheHubsOwn() ? State.PARKED : State.QUARANTINED;
            rest(claim, Outcome.of(state, bad.fault(), bad.place()));
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
