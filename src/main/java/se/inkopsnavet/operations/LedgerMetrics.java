package se.inkopsnavet.operations;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import java.util.Set;
import java.util.function.ToLongFunction;
import se.inkopsnavet.ledger.State;

/**
 * The ledger's gauges for Prometheus. Every flow and state has its series from the start, zero included: an alarm on a series that appears only with the
 * trouble misses the first one. While the database cannot be read the value is NaN.
 */
public class LedgerMetrics implements MeterBinder {

    private static final List<State> UNFINISHED = List.of(
            State.RECEIVED,
            State.READY,
            State.SENDING,
            State.SENT,
            State.HELD,
            State.PARKED,
            State.UNCERTAIN,
            State.QUARANTINED);

    private final LedgerFigures figures;
    private final Set<String> flows;

    /** @param flows the names of all inbound and outbound flows */
    public LedgerMetrics(LedgerFigures figures, Set<String> flows) {
        this.figures = figures;
        this.flows = Set.copyOf(flows);
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (State state : UNFINISHED) {
            gauge("inkopsnavet.waiting", f -> f.messages(state))
                    .description("Messages in this state, all flows")
                    .tag("state", state.name())
                    .register(registry);
            flows.forEach(flow -> perFlow(registry, flow, state));
        }
        gauge("inkopsnavet.notices.waiting", LedgerFigures.Figures::noticesWaiting)
                .description("Notices not yet put into a letter")
                .register(registry);
        gauge("inkopsnavet.payload.size", LedgerFigures.Figures::payloadBytes)
                .description("Stored payloads on disk")
                .baseUnit("bytes")
                .register(registry);
        gauge("inkopsnavet.tasks.overdue", LedgerFigures.Figures::tasksOverdue)
                .description("Tasks due since five minutes and not begun")
                .register(registry);
        gauge("inkopsnavet.tasks.failing", LedgerFigures.Figures::tasksFailing)
                .description("Tasks that have failed five times in a row or more")
                .register(registry);
    }

    private void perFlow(MeterRegistry registry, String flow, State state) {
        gauge("inkopsnavet.messages", f -> f.of(flow, state)
                        .map(LedgerFigures.Unfinished::messages)
                        .orElse(0L))
                .description("Unfinished messages")
                .tags("flow", flow, "state", state.name())
                .register(registry);
        gauge("inkopsnavet.oldest", f -> f.of(flow, state)
                        .map(LedgerFigures.Unfinished::oldest)
                        .orElse(0L))
                .description("Age of the oldest unfinished message")
                .baseUnit("seconds")
                .tags("flow", flow, "state", state.name())
                .register(registry);
    }

    private Gauge.Builder<LedgerFigures> gauge(String name, ToLongFunction<LedgerFigures.Figures> value) {
        return Gauge.builder(name, figures, f -> f.current()
                .map(now -> (double) value.applyAsLong(now))
                .orElse(Double.NaN));
    }
}
