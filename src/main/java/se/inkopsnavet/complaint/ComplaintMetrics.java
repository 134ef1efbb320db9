package se.inkopsnavet.complaint;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.springframework.dao.DataAccessException;

/**
 * How many complaints each supplier has had, by type (F16 step 5). Every series is there from the start, zero included. The figures are rows that are
 * committed with their complaint, and are read anew at most every ten seconds; while the database cannot be read the last ones stand.
 */
public final class ComplaintMetrics implements MeterBinder {

    private static final Duration FRESH = Duration.ofSeconds(10);

    private final ComplaintStore store;
    private final Set<String> suppliers;
    private final Clock clock;

    private volatile Read latest = new Read(Instant.MIN, Map.of());

    private record Read(Instant at, Map<ComplaintStore.Counted, Long> counts) {}

    public ComplaintMetrics(ComplaintStore store, Set<String> suppliers, Clock clock) {
        this.store = store;
        this.suppliers = Set.copyOf(suppliers);
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (String supplier : suppliers) {
            for (ComplaintType type : ComplaintType.values()) {
                ComplaintStore.Counted series = new ComplaintStore.Counted(supplier, type);
                FunctionCounter.builder("inkopsnavet.complaints", this, metrics -> metrics.count(series))
                        .description("Complaints opened")
                        .tags("supplier", supplier, "type", type.name())
                        .register(registry);
            }
        }
    }

    private double count(ComplaintStore.Counted series) {
        Instant now = clock.instant();
        if (latest.at().equals(Instant.MIN) || latest.at().plus(FRESH).isBefore(now)) {
            try {
                latest = new Read(now, store.counts());
            } catch (DataAccessException away) {
                latest = new Read(now, latest.counts());
            }
        }
        return latest.counts().getOrDefault(series, 0L);
    }
}
