package se.inkopsnavet.intake;

import java.util.UUID;
import se.inkopsnavet.ledger.OutboundFlow;
import se.inkopsnavet.ledger.Outcome;
import se.inkopsnavet.ledger.State;

/** Delivery of receipt files: nothing is asked at the door, nobody answers them, and the health page shows those that could not be delivered. */
public class ReceiptFlow implements OutboundFlow {

    public static final String NAME = "RECEIPT_FILE";

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
        // The case system's folder is what is broken; the metric of parked messages is what IT is alarmed by.
    }
}
