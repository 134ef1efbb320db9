package se.inkopsnavet.ledger;

import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;

/**
 * Delivers one outgoing message: SENDING is committed before the first byte and the outcome after the last, one commit per send. A message found in
 * SENDING was under way when a process died: it is reconciled before anything is sent again.
 */
public class OutboundWorker {

    private static final int MOST_COLLISIONS = 5;

    private final Outbox outbox;
    private final Aftermath.OfTheFlow flows;
    private final Channels channels;
    private final TransactionTemplate transaction;
    private final Backoff backoff;
    private final ExchangeLog log;
    private final Checkpoint checkpoint;

    public OutboundWorker(
            Outbox outbox,
            Map<String, OutboundFlow> flows,
            Channels channels,
            TransactionTemplate transaction,
            Backoff backoff,
            ExchangeLog log,
            Checkpoint checkpoint) {
        this.outbox = outbox;
        this.flows = new Aftermath.OfTheFlow(flows);
        this.channels = channels;
        this.transaction = transaction;
        this.backoff = backoff;
        this.log = log;
        this.checkpoint = checkpoint;
    }

    /** What was decided at the door: to send, to ask about an earlier attempt, or nothing. */
    private sealed interface Step {
        record Send(Parcel parcel) implements Step {}

        record Ask(Parcel parcel) implements Step {}

        record Later(Duration pause) implements Step {}

        record Done() implements Step {}
    }

    /** @return empty when nothing more is to be done by this task, otherwise when to come back */
    public Optional<Duration> deliver(UUID id) {
        Optional<Channel> channel = channels.find(channels.of(id));
        if (channel.isEmpty()) {
            hold(id, Fault.CONFIGURATION, "channel");
            return Optional.empty();
        }
        return channels.gate(channel.get()).pass(() -> deliver(id, channel.get()));
    }

    private Optional<Duration> deliver(UUID id, Channel channel) {
        Step step;
        try {
            step = transaction.execute(status -> atTheDoor(id));
        } catch (FaultException refused) {
            hold(id, refused.fault(), refused.place());
            return Optional.empty();
        } catch (DataAccessException | TransactionException away) {
            throw away;
        } catch (RuntimeException unexpected) {
            Surprise.log(id, unexpected);
            hold(id, Fault.INTERNAL_ERROR, "door");
            return Optional.empty();
        }
        if (step instanceof Step.Send send) {
            log.out(
                    send.parcel().flow(),
                    send.parcel().municipality(),
                    id,
                    channel.name(),
                    send.parcel().attempt());
            checkpoint.reached("deliver-sending-committed");
            Delivery delivery = attempt(channel, send.parcel(), channel::deliver);
            checkpoint.reached("deliver-sent-uncommitted");
            return settle(send.parcel(), delivery);
        }
        if (step instanceof Step.Ask ask) {
            return settle(ask.parcel(), attempt(channel, ask.parcel(), channel::reconcile));
        }
        if (step instanceof Step.Later later) {
            return Optional.of(later.pause());
        }
        return Optional.empty();
    }

    /** What stands in the way at the door does not go away by itself: a person is told, if at all possible. */
    private void hold(UUID id, Fault fault, String place) {
        Outcome held = Outcome.of(State.HELD, fault, place);
        withAftermath(id, aftermath -> {
            outbox.lock(id).filter(OutboundWorker::isOpen).ifPresent(row -> stop(row, held, aftermath));
            return Optional.empty();
        });
    }

    /** One transaction for the outcome and what follows from it; the outcome alone when that fails by more than the database. */
    private Optional<Duration> withAftermath(UUID id, Function<Aftermath, Optional<Duration>> record) {
        try {
            return transaction.execute(status -> record.apply(flows));
        } catch (DataAccessException | TransactionException away) {
            throw away;
        } catch (RuntimeException unexpected) {
            Surprise.log(id, unexpected);
            return transaction.execute(status -> record.apply(new Aftermath.Omitted()));
        }
    }

    private static boolean isOpen(Outbox.Row row) {
        return row.state() == State.READY || row.state() == State.SENDING || row.state() == State.UNCERTAIN;
    }

    /** A channel that throws has broken its promise, and nobody knows how far it came. */
    private static Delivery attempt(Channel channel, Parcel parcel, Function<Parcel, Delivery> act) {
        try {
            return act.apply(parcel);
        } catch (RuntimeException broken) {
            Surprise.log(parcel.messageId(), broken);
            return new Delivery.Unknown(Fault.INTERNAL_ERROR, channel.name());
        }
    }

    private Step atTheDoor(UUID id) {
        Outbox.Row row = outbox.lock(id).orElse(null);
        if (row == null) {
            return new Step.Done();
        }
        return switch (row.state()) {
            case READY -> depart(row);
            case SENDING, UNCERTAIN -> row.isSentOnce() ? lost(row) : ask(row);
            default -> new Step.Done();
        };
    }

    private Step ask(Outbox.Row row) {
        return new Step.Ask(parcel(row, row.dedupId(), row.attempts(), outbox.bytes(row.payloadId()), row.sha256()));
    }

    /** The process died with the only copy, before or after it had left: nobody can be asked about bytes that nobody has. */
    private Step lost(Outbox.Row row) {
        Outcome lost = SentOnce.lost(new Delivery.Unknown(Fault.OUTCOME_UNKNOWN, "process"));
        outbox.end(row.id(), row.attempts(), lost, "UNKNOWN", null);
        rested(row, lost, flows);
        return new Step.Done();
    }

    private Step depart(Outbox.Row row) {
        if (row.expired()) {
            return stop(row, Outcome.of(State.EXPIRED, Fault.EXPIRED, "expiresAt"), flows);
        }
        if (row.budgetSpent() && row.attempts() > 0) {
            return stop(row, Outcome.of(State.PARKED, Fault.BUDGET_SPENT, "door"), flows);
        }
        OutboundFlow.Departure departure = flows.of(row).depart(row.id(), row.municipality());
        if (departure instanceof OutboundFlow.Departure.Stop stop) {
            return stop(row, stop.outcome(), flows);
        }
        if (departure instanceof OutboundFlow.Departure.Wait wait) {
            return new Step.Later(wait.pause());
        }
        int attempt = row.attempts() + 1;
        if (departure instanceof OutboundFlow.Departure.Built built) {
            PayloadStore.Stored stored = outbox.store(built.bytes());
            outbox.built(row.id(), built.dedupId(), stored);
            outbox.begin(row.id(), attempt);
            checkpoint.reached("deliver-built-uncommitted");
            return new Step.Send(parcel(row, built.dedupId(), attempt, built.bytes(), stored.sha256()));
        }
        if (departure instanceof OutboundFlow.Departure.Once once) {
            String sha256 = HexFormat.of().formatHex(PayloadStore.sha256().digest(once.bytes()));
            outbox.builtOnce(row.id(), once.dedupId(), sha256);
            outbox.begin(row.id(), attempt);
            return new Step.Send(parcel(row, once.dedupId(), attempt, once.bytes(), sha256));
        }
        outbox.begin(row.id(), attempt);
        return new Step.Send(parcel(row, row.dedupId(), attempt, outbox.bytes(row.payloadId()), row.sha256()));
    }

    private Step stop(Outbox.Row row, Outcome outcome, Aftermath aftermath) {
        outbox.move(row.id(), outcome);
        rested(row, outcome, aftermath);
        return new Step.Done();
    }

    private Optional<Duration> settle(Parcel parcel, Delivery delivery) {
        Optional<Duration> again = settledInTheEnd(parcel, delivery);
        checkpoint.reached("deliver-outcome-committed");
        return again;
    }

    /** What the neighbour answered must not be lost because another transaction was in the way; a message left in SENDING would become uncertain. */
    private Optional<Duration> settledInTheEnd(Parcel parcel, Delivery delivery) {
        for (int collisions = 0; ; collisions++) {
            try {
                return withAftermath(parcel.messageId(), aftermath -> settled(parcel, delivery, aftermath));
            } catch (ConcurrencyFailureException collision) {
                if (collisions == MOST_COLLISIONS) {
                    throw collision;
                }
            }
        }
    }

    private Optional<Duration> settled(Parcel parcel, Delivery delivery, Aftermath aftermath) {
        Outbox.Row row = outbox.lock(parcel.messageId()).orElseThrow();
        boolean open = row.state() == State.SENDING || row.state() == State.UNCERTAIN;
        boolean overtaken = row.attempts() != parcel.attempt() && !(delivery instanceof Delivery.Delivered);
        if (!open || overtaken) {
            return Optional.empty();
        }
        if (delivery instanceof Delivery.Delivered delivered) {
            Outcome outcome = aftermath.delivered(row);
            return record(row, parcel, outcome, "DELIVERED", delivered.peerReference(), null, aftermath);
        }
        if (row.isSentOnce()) {
            return record(row, parcel, SentOnce.lost(delivery), SentOnce.word(delivery), null, null, aftermath);
        }
        if (delivery instanceof Delivery.Refused refused) {
            Outcome held = Outcome.of(State.HELD, refused.fault(), refused.place());
            return record(row, parcel, held, "REFUSED", null, null, aftermath);
        }
        if (delivery instanceof Delivery.Unknown unknown) {
            Outcome outcome = Outcome.of(State.UNCERTAIN, unknown.fault(), unknown.place());
            Duration pause = row.budgetSpent() ? null : backoff.after(parcel.attempt());
            return record(row, parcel, outcome, "UNKNOWN", null, pause, aftermath);
        }
        return failed(row, parcel, (Delivery.Failed) delivery, aftermath);
    }

    private Optional<Duration> failed(Outbox.Row row, Parcel parcel, Delivery.Failed failed, Aftermath aftermath) {
        // "Send again is safe" answers an attempt whose end nobody saw; the attempt itself stays unknown on record.
        boolean sendAgain = failed.fault() == Fault.OUTCOME_UNKNOWN;
        String word = sendAgain ? "UNKNOWN" : "FAILED";
        if (row.budgetSpent()) {
            Outcome parked =
                    Outcome.of(State.PARKED, Fault.BUDGET_SPENT, failed.fault().code());
            return record(row, parcel, parked, word, null, null, aftermath);
        }
        Outcome ready = Outcome.of(State.READY, failed.fault(), failed.place());
        Duration pause = sendAgain ? Duration.ZERO : backoff.after(parcel.attempt());
        return record(row, parcel, ready, word, null, pause, aftermath);
    }

    private Optional<Duration> record(
            Outbox.Row row,
            Parcel parcel,
            Outcome outcome,
            String word,
            @Nullable String peerReference,
            @Nullable Duration pause,
            Aftermath aftermath) {
        outbox.end(row.id(), parcel.attempt(), outcome, word, peerReference);
        rested(row, outcome, aftermath);
        return Optional.ofNullable(pause);
    }

    private void rested(Outbox.Row row, Outcome outcome, Aftermath aftermath) {
        boolean newlyUncertain = outcome.state() == State.UNCERTAIN && row.state() != State.UNCERTAIN;
        boolean undelivered = outcome.state().resting() && outcome.state() != State.CONFIRMED;
        if (undelivered && (outcome.state() != State.UNCERTAIN || newlyUncertain)) {
            aftermath.rested(row, outcome);
        }
        log.outcome(
                row.flow(),
                row.municipality(),
                row.id(),
                row.caseRef() == null ? outcome : outcome.forCase(row.caseRef()));
    }

    private static Parcel parcel(Outbox.Row row, String dedupId, int attempt, byte[] bytes, String sha256) {
        return new Parcel(row.id(), row.flow(), row.municipality(), row.channel(), dedupId, bytes, sha256, attempt);
    }
}
