package se.inkopsnavet.operations;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.UUID;
import se.inkopsnavet.ledger.Claim;
import se.inkopsnavet.ledger.ExchangeLog;
import se.inkopsnavet.ledger.Outcome;

/** Counts how exchanges end beside logging it: finished messages are too many to count in the database at every scrape. */
public class CountingExchangeLog extends ExchangeLog {

    private final MeterRegistry registry;

    public CountingExchangeLog(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void decided(Claim claim, Outcome outcome) {
        super.decided(claim, outcome);
        count("decided", claim.flow(), outcome);
    }

    @Override
    public void outcome(String flow, String municipality, UUID message, Outcome outcome) {
        super.outcome(flow, municipality, message, outcome);
        count("outcome", flow, outcome);
    }

    private void count(String point, String flow, Outcome outcome) {
        String fault = outcome.fault() == null ? "" : outcome.fault().code();
        registry.counter(
                        "inkopsnavet.exchanges",
                        "point",
                        point,
                        "flow",
                        flow,
                        "state",
                        outcome.state().name(),
                        "fault",
                        fault)
                .increment();
    }
}
