package se.inkopsnavet.ledger;

import java.time.Duration;
import java.util.Optional;

/** Steps 2 and 3 for one kind of incoming message. */
public interface InboundFlow {

    /** The flow's name, as routes give it in {@link Arrival#flow()}. */
    String name();

    /**
     * Translates and decides. The effect and {@link Messages#finish} happen in one transaction that the flow opens.
     *
     * @return empty when the message was finished; otherwise when to come back (a long job that waits for its parts)
     * @throws se.inkopsnavet.fault.FaultException bad input: the worker quarantines the message, or parks it when the fault is the hub's own
     */
    Optional<Duration> handle(Claim claim);
}
