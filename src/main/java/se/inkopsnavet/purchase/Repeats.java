package se.inkopsnavet.purchase;

import java.util.Optional;
import java.util.UUID;
import se.inkopsnavet.decision.Decision;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.ledger.BusinessKeys;
import se.inkopsnavet.ledger.Outcome;
import se.inkopsnavet.ledger.State;

/** Decisions that have come before, whatever file or system they come by now. */
public final class Repeats {

    private final BusinessKeys businessKeys;
    private final CaseKeys caseKeys;

    public Repeats(BusinessKeys businessKeys, CaseKeys caseKeys) {
        this.businessKeys = businessKeys;
        this.caseKeys = caseKeys;
    }

    /**
     * In the transaction of the effect. What was refused for the rules alone is no repeat when it comes again, since they may have changed (docs/decisions/0079).
     *
     * @return how the message ends, or empty when the decision is to be decided
     */
    Optional<Outcome> of(String municipality, UUID message, Decision decision) {
        byte[] key = caseKeys.decisionVersion(municipality, decision);
        BusinessKeys.Verdict verdict = businessKeys.register(
                DecisionFlow.NAME, municipality, key, caseKeys.content(municipality, decision), message);
        return switch (verdict) {
            case NEW -> Optional.empty();
            case DUPLICATE ->
                businessKeys.takeOver(DecisionFlow.NAME, municipality, key, message, Verdict.REFUSED_BY_RULES)
                        ? Optional.empty()
                        : Optional.of(new Outcome(State.DUPLICATE, null, null, null));
            case CONFLICTING ->
                Optional.of(Outcome.of(State.QUARANTINED, Fault.CONFLICTING_DUPLICATE, "beslutsid, version"));
        };
    }
}
