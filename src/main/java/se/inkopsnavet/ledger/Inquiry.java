package se.inkopsnavet.ledger;

import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;

/**
 * What became of a message that left or may have left, when a person has asked the neighbour because the hub could not find out (docs/decisions/0016).
 * The answer, and all that follows from it, is one transaction.
 */
public class Inquiry {

    private static final Set<State> WAITING = EnumSet.of(State.UNCERTAIN, State.HELD, State.PARKED);
    /** What a mail server took can be lost behind it: the neighbour is asked when its answer does not come. */
    private static final Set<State> WAITING_OR_SENT = EnumSet.of(State.UNCERTAIN, State.HELD, State.PARKED, State.SENT);

    private final Outbox outbox;
    private final Map<String, OutboundFlow> flows;
    private final TransactionTemplate transaction;
    private final ExchangeLog log;

    public Inquiry(Outbox outbox, Map<String, OutboundFlow> flows, TransactionTemplate transaction, ExchangeLog log) {
        this.outbox = outbox;
        this.flows = flows;
        this.transaction = transaction;
        this.log = log;
    }

    /** Whether the person's answer was taken, and if not, why. */
    public enum Verdict {
        DONE,
        NO_SUCH_MESSAGE,
        /** It stands in a state in which nobody needs to be asked. */
        NOT_WAITING,
        /** No attempt was ever made: there is nothing to ask about. */
        NEVER_SENT,
        /** The neighbour itself has already answered the opposite. */
        CONTRADICTED,
        /** The neighbour's server has taken it, and would drop the same once more, as it has promised: nothing is sent again. */
        TAKEN
    }

    /** @param before the state when the person answered @param after the state that followed, or null when the answer was not taken */
    public record Result(
            Verdict verdict,
            @Nullable State before,
            @Nullable State after) {}

    /** The neighbour has it: what would have followed a delivery follows now. Also where the hub knew, and what was to follow failed. */
    public Result arrived(UUID id) {
        return answered(id, row -> WAITING.contains(row.state()) || row.lacksItsAftermath(), (row, flow) -> {
            Outcome outcome = new Outcome(flow.delivered(id, row.municipality()), null, null, row.caseRef());
            outbox.vouchedFor(id, row.attempts(), outcome);
            return done(row, outcome);
        });
    }

    /** The neighbour has not got it and will not: it goes again, or what it carried goes another way. */
    public Result notArrived(UUID id) {
        return answered(id, row -> WAITING_OR_SENT.contains(row.state()), (row, flow) -> {
            Optional<Outcome> outcome = flow.notArrived(id, row.municipality());
            if (outcome.isEmpty()) {
                return refused(Verdict.CONTRADICTED, row);
            }
            if (outcome.get().state() != State.READY) {
                outbox.move(id, outcome.get());
            } else if (!outbox.release(id)) {
                return refused(Verdict.TAKEN, row);
            }
            return done(row, outcome.get());
        });
    }

    private Result answered(UUID id, Predicate<OutboxRow> fits, BiFunction<OutboxRow, OutboundFlow, Result> effect) {
        return transaction.execute(status -> {
            Optional<OutboxRow> found = outbox.lock(id);
            if (found.isEmpty()) {
                return new Result(Verdict.NO_SUCH_MESSAGE, null, null);
            }
            OutboxRow row = found.get();
            if (!fits.test(row)) {
                return refused(Verdict.NOT_WAITING, row);
            }
            return row.attempts() == 0 ? refused(Verdict.NEVER_SENT, row) : effect.apply(row, flow(row));
        });
    }

    private Result done(OutboxRow row, Outcome outcome) {
        log.outcome(row.flow(), row.municipality(), row.id(), outcome);
        return new Result(Verdict.DONE, row.state(), outcome.state());
    }

    private static Result refused(Verdict why, OutboxRow row) {
        return new Result(why, row.state(), null);
    }

    private OutboundFlow flow(OutboxRow row) {
        OutboundFlow flow = flows.get(row.flow());
        if (flow == null) {
            throw new FaultException(Fault.CONFIGURATION, "flow " + row.flow());
        }
        return flow;
    }
}
