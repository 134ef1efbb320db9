package se.inkopsnavet.ledger;

import java.util.Optional;
import java.util.UUID;

/**
 * Delivery of what nobody answers, such as receipt files and notices: nothing is asked at the door, and delivered is done. What cannot be delivered is seen
 * in the metrics; a notice about it could go the same way.
 *
 * @param name the flow's name
 */
public record OneWayFlow(String name) implements OutboundFlow {

    @Override
    public Departure depart(UUID messageId, String municipality) {
        return new Departure.Go();
    }

    @Override
    public State delivered(UUID messageId, String municipality) {
        return State.CONFIRMED;
    }

    /** Saying the same once more does no harm. */
    @Override
    public Optional<Outcome> notArrived(UUID messageId, String municipality) {
        return Optional.of(Outcome.again());
    }

    @Override
    public void rested(UUID messageId, String municipality, Outcome outcome) {
        // See the class comment.
    }
}
