package se.inkopsnavet.lifecare.poll;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.RejectedExecutionException;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ScheduledPollConsumer;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.ledger.Checkpoint;
import se.inkopsnavet.lifecare.Entity;
import se.inkopsnavet.lifecare.Harvest;
import se.inkopsnavet.lifecare.LifecareIntake;
import se.inkopsnavet.lifecare.Sources;
import se.inkopsnavet.lifecare.http.Refusal;

/**
 * Reads one Lifecare installation and gives each page to the route. Nothing is acknowledged, since nothing is taken away: how far it was read stands in the
 * hub's own database, moved in the transaction that stores a window's last page.
 */
final class LifecareConsumer extends ScheduledPollConsumer {

    private final LifecareSettings settings;
    private final Reading reading;
    private final Reconciliation reconciliation;
    private final NoteReading notes;
    private final Sources sources;
    private final LifecareWatch watch;
    private final Checkpoint checkpoint;
    private final Clock clock;

    LifecareConsumer(
            LifecareEndpoint endpoint,
            Processor route,
            LifecareSettings settings,
            Reading reading,
            Reconciliation reconciliation,
            NoteReading notes,
            Sources sources,
            LifecareWatch watch,
            Checkpoint checkpoint,
            Clock clock) {
        super(endpoint, route);
        this.settings = settings;
        this.reading = reading;
        this.reconciliation = reconciliation;
        this.notes = notes;
        this.sources = sources;
        this.watch = watch;
        this.checkpoint = checkpoint;
        this.clock = clock;
    }

    @Override
    protected int poll() {
        Sources.Source source = sources.begin(settings.source(), settings.municipality(), clock.instant());
        if (source.notBefore() != null && source.notBefore().isAfter(clock.instant())) {
            return 0;
        }
        try {
            reading.run(this::hand);
            if (!source.reconcileAt().isAfter(clock.instant())) {
                reconcile();
            }
            notes.run(this::hand);
            sources.succeeded(settings.source(), clock.instant());
            watch.up(getRouteId());
            return 1;
        } catch (RejectedExecutionException stopping) {
            return 0;
        } catch (FaultException down) {
            if (down instanceof Refusal refusal && refusal.pause() != null) {
                sources.pauseUntil(settings.source(), clock.instant().plus(refusal.pause()));
            }
            watch.down(getRouteId(), settings, down, source.lastSuccess());
            return 0;
        }
    }

    private void reconcile() {
        Instant now = clock.instant();
        Duration again = settings.reconcileEvery();
        for (Entity entity : reading.reconciled()) {
            Reconciliation.Count count = reconciliation.run(entity, this::hand);
            watch.reconciled(getRouteId(), settings, count, now);
            if (count.absent() > count.removed() && settings.secondLook().compareTo(again) < 0) {
                again = settings.secondLook();
            }
        }
        sources.reconcileAgainAt(settings.source(), now.plus(again));
    }

    /** Runs the route. @throws FaultException when the page was not stored: the mark then stands where it stood */
    private void hand(Harvest harvest) {
        if (!isRunAllowed()) {
            throw new RejectedExecutionException("the route is stopping");
        }
        if (harvest.found().isEmpty() && harvest.repeated().isEmpty() && harvest.readTo() == null) {
            return;
        }
        checkpoint.reached("lifecare-page-read");
        Exchange exchange = createExchange(false);
        try {
            exchange.getMessage().setBody(harvest);
            PluginHelper.getAsyncProcessorAwaitManager(exchange.getContext()).process(getAsyncProcessor(), exchange);
            if (exchange.getException(FaultException.class) != null) {
                throw exchange.getException(FaultException.class);
            }
            if (exchange.getException() != null || exchange.getProperty(LifecareIntake.ACCEPTED) == null) {
                throw new FaultException(
                        Fault.INTERNAL_ERROR, settings.source() + " not stored", exchange.getException());
            }
        } finally {
            releaseExchange(exchange, false);
        }
        checkpoint.reached("lifecare-page-committed");
    }
}
