package se.inkopsnavet.supplierapi.poll;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.RejectedExecutionException;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ScheduledPollConsumer;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.ledger.Checkpoint;
import se.inkopsnavet.supplierapi.Harvest;
import se.inkopsnavet.supplierapi.LineStore;
import se.inkopsnavet.supplierapi.SupplierApiIntake;
import se.inkopsnavet.supplierapi.SupplierLine;
import se.inkopsnavet.supplierapi.http.Refusal;

/**
 * Looks often whether something is to be asked, and asks only then: an open question, or the lists when their time has come or the supplier's own events
 * have left a gap. Nothing is acknowledged: how far was read stands in the hub's own database, moved in the transaction that stores a page.
 */
final class SupplierApiConsumer extends ScheduledPollConsumer {

    private static final Duration AFTER_A_FAILURE = Duration.ofSeconds(30);

    private final SupplierLine line;
    private final ReadingSettings settings;
    private final ListReading lists;
    private final Asking questions;
    private final LineStore lines;
    private final SupplierWatch watch;
    private final Checkpoint checkpoint;
    private final Clock clock;

    SupplierApiConsumer(
            SupplierApiEndpoint endpoint,
            Processor route,
            SupplierLine line,
            ReadingSettings settings,
            ListReading lists,
            Asking questions,
            LineStore lines,
            SupplierWatch watch,
            Checkpoint checkpoint,
            Clock clock) {
        super(endpoint, route);
        this.line = line;
        this.settings = settings;
        this.lists = lists;
        this.questions = questions;
        this.lines = lines;
        this.watch = watch;
        this.checkpoint = checkpoint;
        this.clock = clock;
    }

    @Override
    protected int poll() {
        // As exact as the database: what is rounded up has not come yet.
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        LineStore.Standing standing = lines.begin(line.municipality(), line.supplierId(), now);
        boolean listsAreDue = !standing.readAt().isAfter(now);
        if (standing.rests(now) || !listsAreDue && questions.due().isEmpty()) {
            return 0;
        }
        try {
            questions.run(this::hand);
            if (listsAreDue) {
                lists.run(this::hand);
                lines.readAgainAt(line.municipality(), line.supplierId(), now.plus(settings.every()), now);
            }
            lines.answered(line.municipality(), line.supplierId(), clock.instant());
            watch.up(getRouteId());
            return 1;
        } catch (RejectedExecutionException stopping) {
            return 0;
        } catch (FaultException down) {
            Duration pause =
                    down instanceof Refusal refusal && refusal.pause() != null ? refusal.pause() : AFTER_A_FAILURE;
            lines.leaveAloneUntil(
                    line.municipality(), line.supplierId(), clock.instant().plus(pause));
            watch.down(getRouteId(), down, standing.lastSuccess());
            return 0;
        }
    }

    /** Runs the route. @throws FaultException when it was not stored: the mark then stands where it stood, and the question is open */
    private void hand(Harvest harvest) {
        if (!isRunAllowed()) {
            throw new RejectedExecutionException("the route is stopping");
        }
        checkpoint.reached("supplier-page-read");
        Exchange exchange = createExchange(false);
        try {
            exchange.getMessage().setBody(harvest);
            PluginHelper.getAsyncProcessorAwaitManager(exchange.getContext()).process(getAsyncProcessor(), exchange);
            if (exchange.getException(FaultException.class) != null) {
                throw exchange.getException(FaultException.class);
            }
            if (exchange.getException() != null || exchange.getProperty(SupplierApiIntake.ACCEPTED) == null) {
                throw new FaultException(Fault.INTERNAL_ERROR, line.channel() + " not stored", exchange.getException());
            }
        } finally {
            releaseExchange(exchange, false);
        }
        checkpoint.reached("supplier-page-committed");
    }
}
