package se.inkopsnavet.supplierapi.poll;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.Processor;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.util.TimeUtils;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.ledger.Checkpoint;
import se.inkopsnavet.notice.NoticeBook;
import se.inkopsnavet.policy.PolicyBook;
import se.inkopsnavet.supplierapi.LineStore;
import se.inkopsnavet.supplierapi.QuestionStore;
import se.inkopsnavet.supplierapi.SupplierLines;
import se.inkopsnavet.transport.TransportEvents;

/**
 * {@code supplierapi:<supplier>}: reads one supplier's interface for one municipality. Options as in {@code routes/supplier-api-in.camel.yaml}, and those of
 * every Camel polling consumer ({@code delay}, {@code scheduler} …). Address and secrets stand in the installation's settings.
 */
public final class SupplierApiComponent extends DefaultComponent {

    private final SupplierLines open;
    private final LineStore lines;
    private final QuestionStore questions;
    private final TransportEvents events;
    private final NoticeBook notices;
    private final PolicyBook policies;
    private final Checkpoint checkpoint;
    private final Clock clock;

    public SupplierApiComponent(
            SupplierLines open,
            LineStore lines,
            QuestionStore questions,
            TransportEvents events,
            NoticeBook notices,
            PolicyBook policies,
            Checkpoint checkpoint,
            Clock clock) {
        this.open = open;
        this.lines = lines;
        this.questions = questions;
        this.events = events;
        this.notices = notices;
        this.policies = policies;
        this.checkpoint = checkpoint;
        this.clock = clock;
    }

    /** @throws FaultException CONFIGURATION: an option, or the interface has no settings */
    @Override
    protected Endpoint createEndpoint(String uri, String supplier, Map<String, Object> options) {
        String municipality = getAndRemoveParameter(options, "municipality", String.class, "");
        SupplierLines.Open line = open.find(municipality, supplier)
                .orElseThrow(() -> new FaultException(
                        Fault.CONFIGURATION,
                        "inkopsnavet.municipalities." + municipality + ".supplier-apis." + supplier));
        ReadingSettings settings = new ReadingSettings(
                duration(options, "every", "30m", Duration.ofSeconds(1)),
                pageSize(options),
                duration(options, "overlap", "10m", Duration.ofSeconds(10)),
                duration(options, "firstLook", "7d", Duration.ofMinutes(1)),
                duration(options, "silentAfter", "60m", Duration.ofSeconds(1)));
        return new SupplierApiEndpoint(uri, this, line, settings);
    }

    SupplierApiConsumer consumer(
            SupplierApiEndpoint endpoint, Processor route, SupplierLines.Open line, ReadingSettings settings) {
        ListReading.Alarm alarm = (fault, place) -> events.alert(line.line().channel(), fault, place);
        return new SupplierApiConsumer(
                endpoint,
                route,
                line.line(),
                settings,
                new ListReading(line, settings, lines, alarm, clock),
                new Asking(line, questions, alarm, clock),
                lines,
                new SupplierWatch(line.line(), settings.silentAfter(), events, notices, policies, clock),
                checkpoint,
                clock);
    }

    private int pageSize(Map<String, Object> options) {
        int size = getAndRemoveParameter(options, "pageSize", Integer.class, 200);
        if (size < 1 || size > 1000) {
            throw new FaultException(Fault.CONFIGURATION, "supplierapi: pageSize");
        }
        return size;
    }

    private Duration duration(Map<String, Object> options, String name, String usual, Duration least) {
        Duration given =
                Duration.ofMillis(TimeUtils.toMilliSeconds(getAndRemoveParameter(options, name, String.class, usual)));
        if (given.compareTo(least) < 0) {
            throw new FaultException(Fault.CONFIGURATION, "supplierapi: " + name);
        }
        return given;
    }
}
