package se.inkopsnavet.wiring;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import se.inkopsnavet.fault.FaultException;

/** A start that is refused says why in one line instead of a stack trace (registered in {@code META-INF/spring.factories}). */
final class StartFailure extends AbstractFailureAnalyzer<FaultException> {

    @Override
    protected FailureAnalysis analyze(Throwable root, FaultException fault) {
        return new FailureAnalysis(
                fault.fault().code() + ": " + fault.place(),
                "Se docs/drift.md, " + fault.fault().code() + ".",
                fault);
    }
}
