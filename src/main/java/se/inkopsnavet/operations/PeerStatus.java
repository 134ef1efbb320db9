package se.inkopsnavet.operations;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultCatalogue;
import se.inkopsnavet.transport.TransportEvents;

/** The last known state of every line to a neighbour: one log line per change, a gauge per route, a counter of alerts. */
public class PeerStatus implements TransportEvents {

    private static final Logger LOG = LoggerFactory.getLogger(PeerStatus.class);

    private final MeterRegistry registry;
    private final FaultCatalogue catalogue;
    private final Map<String, Optional<Fault>> faults = new ConcurrentHashMap<>();

    public PeerStatus(MeterRegistry registry, FaultCatalogue catalogue) {
        this.registry = registry;
        this.catalogue = catalogue;
    }

    @Override
    public void peerDown(String route, Fault fault) {
        if (changed(route, Optional.of(fault))) {
            tell(Level.WARN, route, fault, "down");
        }
    }

    @Override
    public void peerUp(String route) {
        if (changed(route, Optional.empty())) {
            LOG.atInfo().addKeyValue("route", route).log("peer up");
        }
    }

    @Override
    public void alert(String route, Fault fault, String place) {
        registry.counter("inkopsnavet.alerts", "route", route, "fault", fault.code())
                .increment();
        tell(Level.WARN, route, fault, place);
    }

    /** Why the route's neighbour is down, or empty when it answers or has not been heard of. */
    public Optional<Fault> fault(String route) {
        return faults.getOrDefault(route, Optional.empty());
    }

    private boolean changed(String route, Optional<Fault> now) {
        Optional<Fault> before = faults.put(route, now);
        if (before == null) {
            Gauge.builder(
                            "inkopsnavet.peer.up",
                            faults,
                            known -> known.get(route).isEmpty() ? 1 : 0)
                    .description("1 while the neighbour answers")
                    .tag("route", route)
                    .register(registry);
        }
        return !now.equals(before);
    }

    private void tell(Level level, String route, Fault fault, String place) {
        FaultCatalogue.Entry entry = catalogue.of(fault);
        LOG.atLevel(level)
                .addKeyValue("fault", fault.code())
                .addKeyValue("route", route)
                .addKeyValue("place", place)
                .addKeyValue("owner", entry.owner())
                .log(entry.text());
    }
}
