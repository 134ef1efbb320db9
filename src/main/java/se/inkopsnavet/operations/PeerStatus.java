package se.inkopsnavet.operations;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultCatalogue;
import se.inkopsnavet.transport.LinesAMinute;
import se.inkopsnavet.transport.TransportEvents;

/** The last known state of every line to a neighbour: one log line per change, a gauge per route, a counter of alerts and so many lines of them. */
public class PeerStatus implements TransportEvents {

    private static final Logger LOG = LoggerFactory.getLogger(PeerStatus.class);

    /** Of one fault on one route; strangers at the door can provoke as many as they like. */
    private static final int ALERTS_A_MINUTE = 30;

    private final MeterRegistry registry;
    private final FaultCatalogue catalogue;
    private final LinesAMinute alerts;
    private final Map<String, Optional<Fault>> faults = new ConcurrentHashMap<>();

    public PeerStatus(MeterRegistry registry, FaultCatalogue catalogue) {
        this(registry, catalogue, System::nanoTime);
    }

    PeerStatus(MeterRegistry registry, FaultCatalogue catalogue, LongSupplier nanoTime) {
        this.registry = registry;
        this.catalogue = catalogue;
        this.alerts = new LinesAMinute(ALERTS_A_MINUTE, nanoTime);
    }

    @Override
    public void peerDown(String route, Fault fault) {
        if (changed(route, Optional.of(fault))) {
            tell(route, fault, "down", 0);
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
        alerts.next(route + " " + fault).ifPresent(unwritten -> tell(route, fault, place, unwritten));
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

    /** @param unwritten how many lines like this one were left out before it */
    private void tell(String route, Fault fault, String place, long unwritten) {
        FaultCatalogue.Entry entry = catalogue.of(fault);
        LoggingEventBuilder line = LOG.atWarn()
                .addKeyValue("fault", fault.code())
                .addKeyValue("route", route)
                .addKeyValue("place", place)
                .addKeyValue("owner", entry.owner());
        (unwritten == 0 ? line : line.addKeyValue("unwritten", unwritten)).log(entry.text());
    }
}
