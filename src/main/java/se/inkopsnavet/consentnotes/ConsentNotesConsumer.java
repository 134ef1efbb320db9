package se.inkopsnavet.consentnotes;

import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ScheduledPollConsumer;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.journal.NoteListing;
import se.inkopsnavet.transport.TransportEvents;

/** Reads one journal page by page and gives each page to the route, which stores it together with how far was read. */
final class ConsentNotesConsumer extends ScheduledPollConsumer {

    private final ConsentNotesComponent.Settings settings;
    private final @Nullable NoteListing journal;
    private final ReadingMarks marks;
    private final TransportEvents events;
    private final Clock clock;
    private @Nullable Boolean up;

    ConsentNotesConsumer(
            ConsentNotesEndpoint endpoint,
            Processor route,
            ConsentNotesComponent.Settings settings,
            @Nullable NoteListing journal,
            ReadingMarks marks,
            TransportEvents events,
            Clock clock) {
        super(endpoint, route);
        this.settings = settings;
        this.journal = journal;
        this.marks = marks;
        this.events = events;
        this.clock = clock;
    }

    @Override
    protected int poll() {
        if (journal == null || settings.headline().isEmpty()) {
            return 0;
        }
        try {
            read(journal);
            if (!Boolean.TRUE.equals(up)) {
                events.peerUp(getRouteId());
                up = true;
            }
            return 1;
        } catch (RejectedExecutionException stopping) {
            return 0;
        } catch (FaultException down) {
            if (!Boolean.FALSE.equals(up)) {
                events.peerDown(getRouteId(), down.fault());
                up = false;
            }
            return 0;
        }
    }

    private void read(NoteListing notes) {
        Instant from = marks.readTo(settings.municipality())
                .map(mark -> mark.minus(settings.overlap()))
                .orElseGet(() -> clock.instant().minus(settings.reach()));
        NoteListing.Page page = notes.since(settings.headline(), from, null);
        Set<String> seen = new HashSet<>();
        while (!page.notes().isEmpty()) {
            NoteListing.Listed last = page.notes().get(page.notes().size() - 1);
            if (!seen.add(last.reference())) {
                throw new FaultException(Fault.JOURNAL_ANSWER_UNREADABLE, "a page that comes again");
            }
            hand(new NotesPage(settings.municipality(), page.notes(), last.changedAt()));
            if (!page.more()) {
                return;
            }
            page = notes.since(settings.headline(), from, last.reference());
        }
    }

    /** Runs the route. @throws FaultException when the page was not stored: the mark then stands where it stood */
    private void hand(NotesPage page) {
        if (!isRunAllowed()) {
            throw new RejectedExecutionException("the route is stopping");
        }
        Exchange exchange = createExchange(false);
        try {
            exchange.getMessage().setBody(page);
            PluginHelper.getAsyncProcessorAwaitManager(exchange.getContext()).process(getAsyncProcessor(), exchange);
            if (exchange.getException() != null || exchange.getProperty(NotesIntake.ACCEPTED) == null) {
                throw new FaultException(
                        Fault.INTERNAL_ERROR, settings.municipality() + " notes not stored", exchange.getException());
            }
        } finally {
            releaseExchange(exchange, false);
        }
    }
}
