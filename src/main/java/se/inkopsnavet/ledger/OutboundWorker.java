package se.inkopsnavet.ledger;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;
import se.inkopsnavet.fault.Fault;

/**
 * Delivers one outgoing message: SENDING is committed before the first byte and the outcome after the last, one commit per send. A message found in
 * SENDING was under way when a process died: it is reconciled before anything is sent again.
 */
public class OutboundWorker {

    private static final Duration CHANNEL_BUSY = Duration.ofMillis(250);

    private final Outbox outbox;
    private final Map<String, OutboundFlow> flows;
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
        this.flows = flows;
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
        String name = channels.of(id);
        Optional<Channel> channel = channels.find(name);
        if (channel.isEmpty()) {
            transaction.executeWithoutResult(
                    status -> outbox.move(id, Outcome.of(State.HELD, Fault.CONFIGURATION, "channel")));
            return Optional.empty();
        }
        Semaphore permits = channels.permits(channel.get());
        if (!permits.tryAcquire()) {
            return Optional.of(CHANNEL_BUSY);
        }
        try {
            return deliver(id, channel.get());
        } finally {
            permits.release();
        }
    }

    private Optional<Duration> deliver(UUID id, Channel channel) {
        Step step = transaction.execute(status -> atTheDoor(id));
        if (step instanceof Step.Send send) {
            log.out(
                    send.parcel().flow(),
                    send.parcel().municipality(),
                    id,
                    channel.name(),
                    send.parcel().attempt());
            checkpoint.reached("deliver-sending-committed");
            Delivery delivery = attempt(channel, send.parcel());
            checkpoint.reached("deliver-sent-uncommitted");
            return settle(send.parcel(), delivery);
        }
        if (step instanceof Step.Ask ask) {
            return settle(ask.parcel(), channel.reconcile(ask.parcel()));
        }
        return step instanceof Step.Later later ? Optional.of(later.pause()) : Optional.empty();
    }

    /** A channel that throws has broken its promise, and nobody knows how far it came. */
    private static Delivery attempt(Channel channel, Parcel parcel) {
        try {
            return channel.deliver(parcel);
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
            case SENDING, UNCERTAIN ->
                new Step.Ask(parcel(row, row.dedupId(), row.attempts(), outbox.bytes(row.payloadId()), row.sha256()));
            default -> new Step.Done();
        };
    }

    private Step depart(Outbox.Row row) {
        if (row.expired()) {
            return stop(row, Outcome.of(State.EXPIRED, Fault.EXPIRED, "expiresAt"));
        }
        OutboundFlow.Departure departure = flows.get(row.flow()).depart(row.id(), row.municipality());
        if (departure instanceof OutboundFlow.Departure.Stop stop) {
            return stop(row, stop.outcome());
        }
        int attempt = row.attempts() + 1;
        if (departure instanceof OutboundFlow.Departure.Built built) {
            PayloadStore.Stored stored = outbox.store(built.bytes());
            outbox.built(row.id(), built.dedupId(), stored);
            outbox.begin(row.id(), attempt);
            checkpoint.reached("deliver-built-uncommitted");
            return new Step.Send(parcel(row, built.dedupId(), attempt, built.bytes(), stored.sha256()));
        }
        outbox.begin(row.id(), attempt);
        return new Step.Send(parcel(row, row.dedupId(), attempt, outbox.bytes(row.payloadId()), row.sha256()));
    }

    private Step stop(Outbox.Row row, Outcome outcome) {
        outbox.move(row.id(), outcome);
        rested(row, outcome);
        return new Step.Done();
    }

    private Optional<Duration> settle(Parcel parcel, Delivery delivery) {
        Optional<Duration> again = transaction.execute(status -> settled(parcel, delivery));
        checkpoint.reached("deliver-outcome-committed");
        return again;
    }

    private Optional<Duration> settled(Parcel parcel, Delivery delivery) {
        Outbox.Row row = outbox.lock(parcel.messageId()).orElseThrow();
        boolean open = row.state() == State.SENDING || row.state() == State.UNCERTAIN;
        boolean overtaken = row.attempts() != parcel.attempt() && !(delivery instanceof Delivery.Delivered);
        if (!open || overtaken) {
            return Optional.empty();
        }
        if (delivery instanceof Delivery.Delivered delivered) {
            State state = flows.get(row.flow()).delivered(row.id(), row.municipality());
            return record(
                    row,
                    parcel,
                    new Outcome(state, null, null, row.caseRef()),
                    "DELIVERED",
                    delivered.peerReference(),
                    null);
        }
        if (delivery instanceof Delivery.Refused refused) {
            return record(row, parcel, Outcome.of(State.HELD, refused.fault(), refused.place()), "REFUSED", null, null);
        }
        if (delivery instanceof Delivery.Unknown unknown) {
            Outcome outcome = Outcome.of(State.UNCERTAIN, unknown.fault(), unknown.place());
            return record(
                    row, parcel, outcome, "UNKNOWN", null, row.budgetSpent() ? null : backoff.after(parcel.attempt()));
        }
        Delivery.Failed failed = (Delivery.Failed) delivery;
        if (row.budgetSpent()) {
            return record(
                    row,
                    parcel,
                    Outcome.of(State.PARKED, Fault.BUDGET_SPENT, failed.fault().code()),
                    "FAILED",
                    null,
                    null);
        }
        // "Send again is safe" answers an attempt whose end nobody saw; the attempt itself stays unknown on record.
        boolean sendAgain = failed.fault() == Fault.OUTCOME_UNKNOWN;
        Outcome ready = Outcome.of(State.READY, failed.fault(), failed.place());
        return record(
                row,
                parcel,
                ready,
                sendAgain ? "UNKNOWN" : "FAILED",
                null,
                sendAgain ? Duration.ZERO : backoff.after(parcel.attempt()));
    }

    private Optional<Duration> record(
            Outbox.Row row,
            Parcel parcel,
            Outcome outcome,
            String word,
            @Nullable String peerReference,
            @Nullable Duration pause) {
        outbox.end(row.id(), parcel.attempt(), outcome, word, peerReference);
        rested(row, outcome);
        return Optional.ofNullable(pause);
    }

    private void rested(Outbox.Row row, Outcome outcome) {
        log.outcome(
                row.flow(),
                row.municipality(),
                row.id(),
                row.caseRef() == null ? outcome : outcome.forCase(row.caseRef()));
        boolean newlyUncertain = outcome.state() == State.UNCERTAIN && row.state() != State.UNCERTAIN;
        boolean undelivered = outcome.state().resting() && outcome.state() != State.CONFIRMED;
        if (undelivered && (outcome.state() != State.UNCERTAIN || newlyUncertain)) {
            flows.get(row.flow()).rested(row.id(), row.municipality(), outcome);
        }
    }

    private static Parcel parcel(Outbox.Row row, String dedupId, int attempt, byte[] bytes, String sha256) {
        return new Parcel(row.id(), row.flow(), row.municipality(), row.channel(), dedupId, bytes, sha256, attempt);
    }
}
