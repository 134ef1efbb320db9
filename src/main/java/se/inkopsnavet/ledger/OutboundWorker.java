package se.inkopsnavet.ledger;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;

/**
 * Delivers what waits for a channel: SENDING is committed before the first byte and the outcome after the last, one message at a time in each lane. A
 * message found in a lane's hands was under way when a process died: it is reconciled before anything is sent again.
 */
public class OutboundWorker {

    private final Outbox outbox;
    private final Aftermath.OfTheFlow flows;
    private final Channels channels;
    private final Lanes lanes;
    private final TransactionTemplate transaction;
    private final Endings endings;
    private final ExchangeLog log;
    private final Checkpoint checkpoint;

    public OutboundWorker(
            Outbox outbox,
            Map<String, OutboundFlow> flows,
            Channels channels,
            Lanes lanes,
            TransactionTemplate transaction,
            Backoff backoff,
            ExchangeLog log,
            Checkpoint checkpoint) {
        this.outbox = outbox;
        this.flows = new Aftermath.OfTheFlow(flows);
        this.channels = channels;
        this.lanes = lanes;
        this.transaction = transaction;
        this.endings = new Endings(outbox, this.flows, transaction, backoff, log, checkpoint);
        this.log = log;
        this.checkpoint = checkpoint;
    }

    /** What was decided at the door: to send, to ask about an earlier attempt, to leave it there, or nothing more. */
    private sealed interface Step {
        record Send(Parcel parcel, @Nullable String caseRef) implements Step {}

        record Ask(Parcel parcel) implements Step {}

        record Later(String flow, Duration pause) implements Step {}

        record Done() implements Step {}
    }

    /** @return empty when nothing more is due, otherwise when to come back */
    Optional<Duration> work(Lane lane, BooleanSupplier mayGoOn) {
        return channels.line(lane.queue()).take(() -> turns(lane, mayGoOn));
    }

    private Optional<Duration> turns(Lane lane, BooleanSupplier mayGoOn) {
        Postponed postponed = new Postponed();
        for (UUID unsettled : outbox.inTheHandsOf(lane)) {
            turn(lane, postponed, () -> outbox.inTheHandsOf(lane, unsettled));
        }
        boolean alone = true;
        while (mayGoOn.getAsBoolean()) {
            if (!turn(lane, postponed, () -> outbox.next(lane, postponed.flows()))) {
                return postponed.pause();
            }
            if (alone) {
                lanes.openBeside(lane);
                alone = false;
            }
        }
        return Optional.of(Duration.ZERO);
    }

    /** @return false when there was nothing to do */
    private boolean turn(Lane lane, Postponed postponed, Supplier<Optional<OutboxRow>> find) {
        Optional<Channel> channel = channels.find(lane.queue());
        Optional<Step> step = channel.isPresent() ? door(lane, channel.get(), find) : gone(find);
        step.ifPresent(taken -> {
            if (taken instanceof Step.Send send) {
                send(channel.get(), send);
            } else if (taken instanceof Step.Ask ask) {
                ask(channel.get(), ask.parcel());
            } else if (taken instanceof Step.Later later) {
                postponed.add(later.flow(), later.pause());
            }
        });
        return step.isPresent();
    }

    private Optional<Step> gone(Supplier<Optional<OutboxRow>> find) {
        Optional<OutboxRow> found = find.get();
        found.ifPresent(row -> endings.hold(row.id(), Fault.CONFIGURATION, "channel"));
        return found.map(row -> new Step.Done());
    }

    private Optional<Step> door(Lane lane, Channel channel, Supplier<Optional<OutboxRow>> find) {
        UUID[] taken = new UUID[1];
        try {
            return transaction.execute(status -> find.get().map(row -> {
                taken[0] = row.id();
                return atTheDoor(lane, channel, row);
            }));
        } catch (FaultException refused) {
            endings.hold(taken[0], refused.fault(), refused.place());
        } catch (RuntimeException unexpected) {
            if (taken[0] == null || DatabaseTrouble.passes(unexpected)) {
                throw unexpected;
            }
            Surprise.log(taken[0], unexpected);
            endings.hold(taken[0], Fault.INTERNAL_ERROR, "door");
        }
        return Optional.of(new Step.Done());
    }

    private Step atTheDoor(Lane lane, Channel channel, OutboxRow row) {
        if (!row.isOpen()) {
            // Whoever held the lock before, such as the neighbour's own answer, has brought it to rest.
            return new Step.Done();
        }
        if (row.state() == State.READY) {
            return depart(lane, channel, row);
        }
        if (row.isSentOnce()) {
            endings.lost(row);
            return new Step.Done();
        }
        outbox.ask(lane, row.id());
        return new Step.Ask(parcel(row, row.dedupId(), row.attempts(), stored(row, channel)));
    }

    private Step depart(Lane lane, Channel channel, OutboxRow row) {
        if (row.expired()) {
            return stop(row, Outcome.of(State.EXPIRED, Fault.EXPIRED, "expiresAt"));
        }
        if (row.isBudgetSpent() && row.attempts() > 0) {
            return stop(row, Outcome.of(State.PARKED, Fault.BUDGET_SPENT, "door"));
        }
        OutboundFlow flow = flows.of(row);
        OutboundFlow.Departure departure = flow.depart(row.id(), row.municipality());
        if (departure instanceof OutboundFlow.Departure.Stop stop) {
            return stop(row, stop.outcome());
        }
        if (departure instanceof OutboundFlow.Departure.Wait wait) {
            return new Step.Later(row.flow(), wait.pause());
        }
        int attempt = row.attempts() + 1;
        if (departure instanceof OutboundFlow.Departure.Built built) {
            PayloadStore.Stored stored = outbox.payloads().write(built.bytes());
            outbox.begin(lane, row, attempt, built.dedupId(), stored);
            checkpoint.reached("deliver-built-uncommitted");
            return new Step.Send(parcel(row, built.dedupId(), attempt, new Parcel.Whole(built.bytes())), row.caseRef());
        }
        if (departure instanceof OutboundFlow.Departure.Once once) {
            Parcel parcel = parcel(row, once.dedupId(), attempt, new Parcel.Whole(once.bytes()));
            outbox.beginOnce(lane, row, attempt, once.dedupId(), parcel.sha256());
            return new Step.Send(parcel, row.caseRef());
        }
        outbox.begin(lane, row.id(), attempt);
        return new Step.Send(parcel(row, row.dedupId(), attempt, stored(row, channel)), row.caseRef());
    }

    private Step stop(OutboxRow row, Outcome outcome) {
        endings.stop(row, outcome, flows);
        return new Step.Done();
    }

    private void send(Channel channel, Step.Send send) {
        Parcel parcel = send.parcel();
        log.out(
                parcel.flow(),
                parcel.municipality(),
                parcel.messageId(),
                send.caseRef(),
                channel.name(),
                parcel.attempt());
        checkpoint.reached("deliver-sending-committed");
        Delivery delivery = attempt(channel, parcel, channel::deliver);
        checkpoint.reached("deliver-sent-uncommitted");
        endings.settle(channel, parcel, delivery);
    }

    private void ask(Channel channel, Parcel parcel) {
        endings.settle(channel, parcel, attempt(channel, parcel, channel::reconcile));
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

    private Parcel.Content stored(OutboxRow row, Channel channel) {
        PayloadStore payloads = outbox.payloads();
        return channel.readsPiecemeal()
                ? new Parcel.Streamed(() -> payloads.open(row.payloadId()))
                : new Parcel.Whole(payloads.read(row.payloadId()));
    }

    private static Parcel parcel(OutboxRow row, String dedupId, int attempt, Parcel.Content content) {
        return new Parcel(
                row.id(), row.flow(), row.municipality(), row.channel(), dedupId, content, content.sha256(), attempt);
    }
}
