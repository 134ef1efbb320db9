package se.inkopsnavet.notice;

import java.util.UUID;
import se.inkopsnavet.ledger.OutboundFlow;
import se.inkopsnavet.ledger.Outcome;
import se.inkopsnavet.ledger.State;

/** Delivery of notices. A notice that cannot be delivered is seen on the health page; writing a notice about it would go the same way. */
public class NoticeFlow implements OutboundFlow {

    public static final String NAME = "NOTICE";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Departure depart(UUID messageId, String municipality) {
        return new Departure.Go();
    }

    @Override
    public State delivered(UUID messageId, String municipality) {
        return State.CONFIRMED;
    }

    @Override
    public void rested(UUID messageId, String municipality, Outcome outcome) {
        // See the class comment.
    }
}
