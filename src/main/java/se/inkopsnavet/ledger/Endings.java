package se.inkopsnavet.ledger;

import java.time.Duration;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;
import se.inkopsnavet.fault.Fault;

/** Writes down how an attempt ended, or why there was none, and what follows from it: one transaction. */
final class Endings {

    private static final int MOST_COLLISIONS = 5;

    private final Outbox outbox;
    private final Aftermath flows;
    private final TransactionTemplate transaction;
    private final Backoff backoff;
    private final ExchangeLog log;
    private final Checkpoint checkpoint;

    Endings(
            Outbox outbox,
            Aftermath flows,
            TransactionTemplate transaction,
            Backoff backoff,
            ExchangeLog log,
            Checkpoint checkpoint) {
        this.outbox = outbox;
        this.flows = flows;
        this.transaction = transaction;
        this.backoff = backoff;
        this.log = log;
        this.checkpoint = checkpoint;
    }

    /** What stands in the way at the door does not go away by itself: a person is told, if at all possible. */
    void hold(UUID id, Fault fault, String place) {
        Outcome held = Outcome.of(State.HELD, fault, place);
        withAftermath(
                id,
                aftermath -> outbox.lock(id).filter(OutboxRow::isOpen).ifPresent(row -> stop(row, held, aftermath)));
    }

    /** In the caller's transaction. */
    void stop(OutboxRow row, Outcome outcome, Aftermath aftermath) {
        outbox.move(row.id(), outcome);
        rested(row, outcome, aftermath);
    }

    /** The process died with the only copy, before or after it had left: nobody can be asked about bytes that nobody has. In the caller's transaction. */
    void lost(OutboxRow row) {
        Outcome lost = SentOnce.lost(new Delivery.Unknown(Fault.OUTCOME_UNKNOWN, "process"));
        record(row, row.attempts(), lost, "UNKNOWN", null, null, flows);
    }

    /** What the neighbour answered must not be lost because another transaction was in the way; a message left in SENDING would become uncertain. */
    void settle(Channel channel, Parcel parcel, Delivery delivery) {
        for (int collisions = 0; ; collisions++) {
            try {
                withAftermath(parcel.messageId(), aftermath -> settled(channel, parcel, delivery, aftermath));
                checkpoint.reached("deliver-outcome-committed");
                return;
            } catch (RuntimeException collision) {
                if (collisions == MOST_COLLISIONS || !DatabaseTrouble.passes(collision)) {
                    throw collision;
                }
            }
        }
    }

    /** One transaction for the outcome and what follows from it; the outcome alone when that fails by more than the database. */
    private void withAftermath(UUID id, Consumer<Aftermath> record) {
        try {
            transaction.executeWithoutResult(status -> record.accept(flows));
        } catch (RuntimeException unexpected) {
            if (DatabaseTrouble.passes(unexpected)) {
                throw unexpected;
            }
            Surprise.log(id, unexpected);
            transaction.executeWithoutResult(status -> record.accept(new Aftermath.Omitted()));
        }
    }

    private void settled(Channel channel, Parcel parcel, Delivery delivery, Aftermath aftermath) {
        OutboxRow row = outbox.lock(parcel.messageId()).orElseThrow();
        boolean open = row.state() == State.SENDING || row.state() == State.UNCERTAIN;
        boolean overtaken = row.attempts() != parcel.attempt() && !(delivery instanceof Delivery.Delivered);
        if (!open || overtaken) {
            return;
        }
        if (delivery instanceof Delivery.Delivered delivered) {
            record(
                    row,
                    parcel.attempt(),
                    aftermath.delivered(row, delivered.peerReference()),
                    "DELIVERED",
                    delivered.peerReference(),
                    null,
                    aftermath);
        } else if (row.isSentOnce()) {
            record(row, parcel.attempt(), SentOnce.lost(delivery), SentOnce.word(delivery), null, null, aftermath);
        } else if (delivery instanceof Delivery.Refused refused) {
            Outcome held = Outcome.of(State.HELD, refused.fault(), refused.place());
            record(row, parcel.attempt(), held, "REFUSED", null, null, aftermath);
        } else if (delivery instanceof Delivery.Unknown unknown) {
            Outcome uncertain = Outcome.of(State.UNCERTAIN, unknown.fault(), unknown.place());
            record(row, parcel.attempt(), uncertain, "UNKNOWN", null, untilAsked(channel, row), aftermath);
        } else if (delivery instanceof Delivery.Failed failed) {
            failed(row, parcel, failed, aftermath);
        }
    }

    /** @return null when only a person can find out: the budget is spent. Where nobody can be asked there is no reason to look before that. */
    private @Nullable Duration untilAsked(Channel channel, OutboxRow row) {
        if (row.isBudgetSpent()) {
            return null;
        }
        return channel.canBeAsked() ? backoff.after(row.attempts() + row.asks()) : row.budgetLeft();
    }

    private void failed(OutboxRow row, Parcel parcel, Delivery.Failed failed, Aftermath aftermath) {
        // "Send again is safe" answers an attempt whose end nobody saw; the attempt itself stays unknown on record.
        boolean sendAgain = failed.fault() == Fault.OUTCOME_UNKNOWN;
        String word = sendAgain ? "UNKNOWN" : "FAILED";
        if (row.isBudgetSpent()) {
            Outcome parked =
                    Outcome.of(State.PARKED, Fault.BUDGET_SPENT, failed.fault().code());
            record(row, parcel.attempt(), parked, word, null, null, aftermath);
        } else {
            Outcome ready = Outcome.of(State.READY, failed.fault(), failed.place());
            Duration pause = sendAgain ? Duration.ZERO : backoff.after(parcel.attempt());
            record(row, parcel.attempt(), ready, word, null, pause, aftermath);
        }
    }

    private void record(
            OutboxRow row,
            int attempt,
            Outcome outcome,
            String word,
            @Nullable String peerReference,
            @Nullable Duration pause,
            Aftermath aftermath) {
        outbox.end(row.id(), attempt, outcome, word, peerReference, pause);
        rested(row, outcome, aftermath);
    }

    private void rested(OutboxRow row, Outcome outcome, Aftermath aftermath) {
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
}
