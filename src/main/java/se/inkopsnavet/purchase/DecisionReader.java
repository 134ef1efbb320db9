package se.inkopsnavet.purchase;

import se.inkopsnavet.decision.Reading;
import se.inkopsnavet.ledger.Claim;

/** Step 2 for one stored record: one reader per case system. */
public interface DecisionReader {

    /**
     * @throws se.inkopsnavet.fault.FaultException whatever is wrong with the record; an {@link se.inkopsnavet.decision.UnusableRecord} when it says
     *     whom it concerns
     */
    Reading read(Claim claim);
}
