package se.inkopsnavet.wiring;

import java.util.List;
import java.util.function.Predicate;
import se.inkopsnavet.intake.DecisionFileFlow;
import se.inkopsnavet.ledger.Messages;
import se.inkopsnavet.lifecare.LifecareIntake;
import se.inkopsnavet.purchase.DecisionFlow;

/** Whether something accepted from a case system is still to be decided: it may say that somebody is protected, or dead (docs/decisions/0012). */
record Undecided(Messages messages) implements Predicate<String> {

    private static final List<String> FLOWS =
            List.of(DecisionFileFlow.NAME, DecisionFlow.NAME, LifecareIntake.DECISION_FLOW, LifecareIntake.EVENT_FLOW);

    @Override
    public boolean test(String municipality) {
        return FLOWS.stream().anyMatch(flow -> messages.areUndecided(municipality, flow));
    }
}
