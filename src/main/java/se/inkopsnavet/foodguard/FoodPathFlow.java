package se.inkopsnavet.foodguard;

import java.time.Duration;
import java.util.Optional;
import se.inkopsnavet.document.FormFileFlow;
import se.inkopsnavet.document.RecordSteps;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.ledger.Claim;
import se.inkopsnavet.ledger.InboundFlow;
import se.inkopsnavet.ledger.Outcome;
import se.inkopsnavet.ledger.State;
import se.inkopsnavet.purchase.CaseStore;

/** Takes one record of food that came another way. */
public class FoodPathFlow implements InboundFlow {

    public static final String NAME = "FOOD_PATH";

    public static final FormFileFlow.Kind FILES = new FormFileFlow.Kind("FOOD_PATH_FILE", NAME, "food-path");

    private final FoodPaths paths;
    private final CaseStore cases;
    private final RecordSteps steps;

    public FoodPathFlow(FoodPaths paths, CaseStore cases, RecordSteps steps) {
        this.paths = paths;
        this.cases = cases;
        this.steps = steps;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Optional<Duration> handle(Claim claim) {
        return steps.take(claim, FoodPath::read, path -> taken(claim.municipality(), path));
    }

    private Outcome taken(String municipality, FoodPath path) {
        String caseRef = cases.lock(municipality, path.caseRef())
                .orElseThrow(() -> new FaultException(Fault.INVALID_VALUE, "caseRef"))
                .caseRef();
        return paths.add(municipality, path)
                ? Outcome.confirmed(caseRef)
                : new Outcome(State.DUPLICATE, null, null, null).forCase(caseRef);
    }
}
