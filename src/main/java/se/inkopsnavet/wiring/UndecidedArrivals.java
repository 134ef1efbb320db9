package se.inkopsnavet.wiring;

import java.util.function.Predicate;
import se.inkopsnavet.consent.ConsentFlow;
import se.inkopsnavet.intake.DecisionFileFlow;
import se.inkopsnavet.ledger.Messages;
import se.inkopsnavet.lifecare.LifecareIntake;
import se.inkopsnavet.purchase.DecisionFlow;

/**
 * Whether a municipality has left something that may say that somebody must not be on a list (docs/decisions/0012): a mark of protection, a death, a
 * withdrawn consent. Lists wait until it has been decided.
 */
record UndecidedArrivals(Messages messages) implements Predicate<String> {

    private static final String[] FLOWS = {
        DecisionFileFlow.NAME,
        DecisionFlow.NAME,
        LifecareIntake.DECISION_FLOW,
        LifecareIntake.EVENT_FLOW,
        ConsentFlow.FILES.name(),
        ConsentFlow.NAME
    };

    @Override
    public boolean test(String municipality) {
        return messages.areUndecided(municipality, FLOWS);
    }
}
