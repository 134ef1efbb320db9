package se.inkopsnavet.operations;

import java.util.Optional;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import se.inkopsnavet.ledger.State;

/**
 * Up while the ledger can be read and somebody works on it. A peer that is down or a message that waits for a person is no ill health of the hub:
 * restarting helps neither, so those are metrics with alarms (reliability report §5.5).
 */
public class LedgerHealth implements HealthIndicator {

    private final LedgerFigures figures;

    public LedgerHealth(LedgerFigures figures) {
        this.figures = figures;
    }

    @Override
    public Health health() {
        Optional<LedgerFigures.Figures> current = figures.current();
        if (current.isEmpty()) {
            return Health.down().withDetail("ledger", "unreadable").build();
        }
        boolean nobodyWorks = current.get().tasksOverdue() > 0 && current.get().tasksRunning() == 0;
        return (nobodyWorks ? Health.down() : Health.up())
                .withDetail("tasksOverdue", current.get().tasksOverdue())
                .withDetail("held", current.get().messages(State.HELD))
                .withDetail("parked", current.get().messages(State.PARKED))
                .withDetail("uncertain", current.get().messages(State.UNCERTAIN))
                .build();
    }
}
