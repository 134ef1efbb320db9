package se.inkopsnavet.ledger;

import java.util.Map;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;

/** What a flow does about an outcome, in the transaction that records it. */
sealed interface Aftermath {

    /** The neighbour has taken it. */
    Outcome delivered(OutboxRow row, String answer);

    /** It came to rest undelivered. */
    void rested(OutboxRow row, Outcome outcome);

    /** The normal case. */
    record OfTheFlow(Map<String, OutboundFlow> flows) implements Aftermath {

        /** @throws FaultException CONFIGURATION when this node does not know the flow */
        OutboundFlow of(OutboxRow row) {
            OutboundFlow flow = flows.get(row.flow());
            if (flow == null) {
                throw new FaultException(Fault.CONFIGURATION, "flow " + row.flow());
            }
            return flow;
        }

        @Override
        public Outcome delivered(OutboxRow row, String answer) {
            return new Outcome(of(row).delivered(row.id(), row.municipality(), answer), null, null, row.caseRef());
        }

        @Override
        public void rested(OutboxRow row, Outcome outcome) {
            of(row).rested(row.id(), row.municipality(), outcome);
        }
    }

    /** The flow has failed. What the neighbour answered is recorded all the same: forgotten, it would be asked about or sent again. */
    record Omitted() implements Aftermath {

        /** SENT and not CONFIRMED, with the fault: it stays in sight. */
        @Override
        public Outcome delivered(OutboxRow row, String answer) {
            return new Outcome(State.SENT, Fault.INTERNAL_ERROR, "aftermath", row.caseRef());
        }

        @Override
        public void rested(OutboxRow row, Outcome outcome) {
            // Nobody can be told now; the state is seen in the ledger.
        }
    }
}
