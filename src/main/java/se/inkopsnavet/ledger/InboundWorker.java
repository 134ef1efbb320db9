package se.inkopsnavet.ledger;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;

/**
 * Handles what has come in: the ledger's boundary, where whatever goes wrong becomes a state that somebody sees.
 */
public class InboundWorker {

    private static final Logger LOG = LoggerFactory.getLogger(InboundWorker.class);

    private static final int MAX_CLAIMS = 3;
    private static final int MAX_ATTEMPTS = 8;
    /** Longer than one turn of a crash loop takes to die again. */
    private static final Duration SETTLING = Duration.ofSeconds(10);

    /** Enough that the claim's commit weighs little, few enough that a crash suspects few. */
    private static final int RECORDS_AT_ONCE = 10;

    /** Whoever comes next would wait for the same answer. */
    private static final Duration NEIGHBOUR_IS_SILENT = Duration.ofSeconds(10);

    private final Claims claims;
    private final Messages messages;
    private final Lanes lanes;
    private final Map<String, InboundFlow> flows;
    private final Backoff backoff;
    private final ExchangeLog log;
    private final Checkpoint checkpoint;
    private final Duration settling;
    private final AtomicReference<Long> began = new AtomicReference<>();
    private final Map<String, Set<UUID>> innocent = new ConcurrentHashMap<>();
    private final ReadWriteLock company = new ReentrantReadWriteLock(true);
    /** Of those that ask over the network: nobody else waits until they have been answered. */
    private final ReadWriteLock companyOfAskers = new ReentrantReadWriteLock(true);

    public InboundWorker(
            Claims claims,
            Messages messages,
            Lanes lanes,
            Map<String, InboundFlow> flows,
            Backoff backoff,
            ExchangeLog log,
            Checkpoint checkpoint) {
        this(claims, messages, lanes, flows, backoff, log, checkpoint, SETTLING);
    }

    InboundWorker(
            Claims claims,
            Messages messages,
            Lanes lanes,
            Map<String, InboundFlow> flows,
            Backoff backoff,
            ExchangeLog log,
            Checkpoint checkpoint,
            Duration settling) {
        this.settling = settling;
        this.claims = claims;
        this.messages = messages;
        this.lanes = lanes;
        this.flows = flows;
        this.backoff = backoff;
        this.log = log;
        this.checkpoint = checkpoint;
    }

    /**
     * Works on what has come in. Records are claimed some at a time, in one commit; each is then handled in its own transaction.
     *
     * <p>A message that was in a lane's hands when a process died is suspected. It is left alone until its node has worked for a while, and then handled
     * alone: should the process die again, whether in a loop or by what the message does, only the guilty one is counted, and not the dozen that
     * happened to be under way beside it (reliability F02).
     *
     * @return empty when nothing more is due, otherwise when to come back
     */
    Optional<Duration> work(Lane lane, BooleanSupplier mayGoOn) {
        began.compareAndSet(null, System.nanoTime());
        List<UUID> unreturned = List.copyOf(innocent.getOrDefault(lane.instance(), Set.of()));
        claims.takeBack(lane, unreturned, unsettled());
        innocent.remove(lane.instance());
        int most = lane.queue().equals(Agenda.RECORDS) ? RECORDS_AT_ONCE : 1;
        boolean alone = true;
        while (mayGoOn.getAsBoolean()) {
            List<Claims.Claimed> claimed = claims.claim(lane, most);
            if (alone && claimed.size() == most) {
                lanes.openBeside(lane);
                alone = false;
            }
            if (!handle(lane, claimed) && lane.task().equals(Agenda.ASK)) {
                return Optional.of(NEIGHBOUR_IS_SILENT);
            }
            if (!handledSuspected(lane) && claimed.isEmpty()) {
                return Optional.empty();
            }
        }
        return Optional.of(Duration.ZERO);
    }

    private Duration unsettled() {
        Duration left = settling.minusNanos(System.nanoTime() - began.get());
        return left.isNegative() ? Duration.ZERO : left;
    }

    /**
     * When the database ends the turn, what was not handled has crashed nothing: the next turn takes its claim back. So it is with the one that was being
     * handled, if the database was away or busy; if it refused even that the message comes to rest, the claim counts.
     *
     * @return whether all have come to rest
     */
    private boolean handle(Lane lane, List<Claims.Claimed> claimed) {
        boolean all = true;
        Deque<UUID> waiting = new ArrayDeque<>();
        claimed.forEach(each -> waiting.add(each.claim().messageId()));
        try {
            for (Claims.Claimed each : claimed) {
                all &= under(company(lane).readLock(), () -> handle(lane, each));
                waiting.remove();
            }
        } catch (DataAccessException | TransactionException ended) {
            if (!DatabaseTrouble.passes(ended)) {
                waiting.remove();
            }
            innocent.put(lane.instance(), Set.copyOf(waiting));
            throw ended;
        }
        return all;
    }

    private ReadWriteLock company(Lane lane) {
        return lane.task().equals(Agenda.ASK) ? companyOfAskers : company;
    }

    /** Who waits for the lock is not counted: the claim is made when the others have paused. */
    private boolean handledSuspected(Lane lane) {
        int crashes = unsettled().isZero() ? 1 : MAX_CLAIMS;
        if (!claims.areSuspectedDue(lane, crashes)) {
            return false;
        }
        return under(company(lane).writeLock(), () -> {
            Optional<Claims.Claimed> suspected = claims.claimSuspected(lane, crashes);
            suspected.ifPresent(one -> handle(lane, one));
            return suspected.isPresent();
        });
    }

    private static <T> T under(Lock lock, Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    /** @return whether the message is out of this worker's hands for good */
    private boolean handle(Lane lane, Claims.Claimed claimed) {
        UUID id = claimed.claim().messageId();
        try {
            Optional<Duration> again = handledOnce(lane, claimed);
            again.ifPresent(pause -> claims.comeBack(lane, id, pause));
            return again.isEmpty();
        } catch (HandledElsewhere elsewhere) {
            LOG.info("{}: {}", id, elsewhere.getMessage());
            return true;
        }
    }

    private Optional<Duration> handledOnce(Lane lane, Claims.Claimed claimed) {
        checkpoint.reached("handle-claimed");
        if (claimed.claims() > MAX_CLAIMS) {
            rest(claimed.claim(), Outcome.of(State.QUARANTINED, Fault.REPEATED_CRASH, "claim"));
            return Optional.empty();
        }
        return guarded(lane, claimed.claim());
    }

    // The one place where everything is caught: a message must always come to rest somewhere visible.
    private Optional<Duration> guarded(Lane lane, Claim claim) {
        try {
            Optional<Duration> again = flow(claim).handle(claim);
            again.ifPresent(pause -> claims.waitedForParts(lane, claim.messageId()));
            return again;
        } catch (HandledElsewhere elsewhere) {
            throw elsewhere;
        } catch (FaultException bad) {
            State state = bad.fault().isTheHubsOwn() ? State.PARKED : State.QUARANTINED;
            rest(claim, Outcome.of(state, bad.fault(), bad.place()));
            return Optional.empty();
        } catch (StackOverflowError deep) {
            rest(claim, Outcome.of(State.QUARANTINED, Fault.INTERNAL_ERROR, "nesting"));
            return Optional.empty();
        } catch (RuntimeException unexpected) {
            return failed(lane, claim, unexpected);
        }
    }

    /** A database that is away or busy is no fault of the message, so it is never given up for that. */
    private Optional<Duration> failed(Lane lane, Claim claim, RuntimeException unexpected) {
        int attempts = claims.failedAttempt(lane, claim.messageId());
        if (!DatabaseTrouble.passes(unexpected)) {
            Surprise.log(claim.messageId(), unexpected);
            if (attempts >= MAX_ATTEMPTS) {
                rest(claim, Outcome.of(State.PARKED, Fault.INTERNAL_ERROR, claim.flow()));
                return Optional.empty();
            }
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
        log.decided(claim, outcome);
    }
}
