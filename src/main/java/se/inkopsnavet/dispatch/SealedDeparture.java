package se.inkopsnavet.dispatch;

import java.util.Optional;
import java.util.function.Supplier;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.ledger.OutboundFlow.Departure;
import se.inkopsnavet.ledger.State;
import se.inkopsnavet.securemail.Finding;

/** A sealed letter at the door, when its flow's own gates are open: sealed once, and held where a certificate or a key stands in the way. */
public final class SealedDeparture {

    private SealedDeparture() {}

    /**
     * @param obstacle what would stop a letter just now, such as a certificate that has run out; asked before every attempt
     * @param built the sealed bytes stand in the ledger
     * @param seal throws a fault when it cannot
     */
    public static Departure of(Optional<Finding> obstacle, boolean built, Supplier<Departure.Built> seal) {
        if (obstacle.isPresent()) {
            return Departure.stop(
                    State.HELD, obstacle.get().fault(), obstacle.get().place());
        }
        if (built) {
            return new Departure.Go();
        }
        try {
            return seal.get();
        } catch (FaultException notSealed) {
            return Departure.stop(State.HELD, notSealed.fault(), notSealed.place());
        }
    }
}
