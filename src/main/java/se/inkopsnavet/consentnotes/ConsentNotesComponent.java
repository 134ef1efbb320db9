package se.inkopsnavet.consentnotes;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.util.TimeUtils;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.journal.NoteListing;
import se.inkopsnavet.transport.TransportEvents;

/**
 * The {@code consent-notes:<municipality>} component: reads what staff have written under the agreed headline of the municipality's journal.
 *
 * <p>Options: {@code headline} (empty: nothing is read), {@code overlap} read again each time, {@code reach} back at the first poll, and those of every Camel
 * polling consumer ({@code delay}, {@code scheduler} …).
 */
public final class ConsentNotesComponent extends DefaultComponent {

    private final Function<String, Optional<NoteListing>> journals;
    private final ReadingMarks marks;
    private final TransportEvents events;
    private final Clock clock;

    /** @param journals the municipality's, where it can list its notes */
    public ConsentNotesComponent(
            Function<String, Optional<NoteListing>> journals, ReadingMarks marks, TransportEvents events, Clock clock) {
        this.journals = journals;
        this.marks = marks;
        this.events = events;
        this.clock = clock;
    }

    /** @param headline empty: off */
    record Settings(String municipality, String headline, Duration overlap, Duration reach) {}

    @Override
    protected Endpoint createEndpoint(String uri, String municipality, Map<String, Object> options) {
        Settings settings = new Settings(
                municipality,
                getAndRemoveParameter(options, "headline", String.class, ""),
                duration(options, "overlap", "10m"),
                duration(options, "reach", "24h"));
        return new ConsentNotesEndpoint(uri, this, settings);
    }

    /** @throws FaultException CONFIGURATION when a headline is named and the municipality's journal cannot list */
    ConsentNotesConsumer consumer(ConsentNotesEndpoint endpoint, org.apache.camel.Processor route, Settings settings) {
        Optional<NoteListing> journal = journals.apply(settings.municipality());
        if (journal.isEmpty() && !settings.headline().isEmpty()) {
            throw new FaultException(
                    Fault.CONFIGURATION, "consent-notes:" + settings.municipality() + ": no journal that lists notes");
        }
        return new ConsentNotesConsumer(endpoint, route, settings, journal.orElse(null), marks, events, clock);
    }

    private Duration duration(Map<String, Object> options, String name, String usual) {
        return Duration.ofMillis(TimeUtils.toMilliSeconds(getAndRemoveParameter(options, name, String.class, usual)));
    }
}
