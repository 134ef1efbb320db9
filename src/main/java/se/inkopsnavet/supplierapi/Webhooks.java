package se.inkopsnavet.supplierapi;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import org.springframework.transaction.support.TransactionTemplate;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.ledger.Acceptance;
import se.inkopsnavet.ledger.Arrival;
import se.inkopsnavet.ledger.Arrivals;
import se.inkopsnavet.ledger.Intake;
import se.inkopsnavet.ledger.State;
import se.inkopsnavet.transport.TransportEvents;

/**
 * Step 1 for what a supplier tells unasked: verified before it is read, and stored with its id as a unique key and its number noted, in one transaction,
 * before it is acknowledged. An event that is replayed is the same event; one under an id that was another's is refused.
 */
public class Webhooks {

    /** Of one event; an order without its goods lines is some hundred bytes. */
    public static final int MAX_BYTES = 64 * 1024;

    private final SupplierLines lines;
    private final LineStore store;
    private final Intake intake;
    private final Arrivals arrivals;
    private final TransactionTemplate transaction;
    private final TransportEvents events;
    private final Clock clock;

    public Webhooks(
            SupplierLines lines,
            LineStore store,
            Intake intake,
            Arrivals arrivals,
            TransactionTemplate transaction,
            TransportEvents events,
            Clock clock) {
        this.lines = lines;
        this.store = store;
        this.intake = intake;
        this.arrivals = arrivals;
        this.transaction = transaction;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Returns when it is committed.
     *
     * @throws FaultException nothing is stored: API_NOT_ALLOWED (that supplier sends no events), WEBHOOK_SIGNATURE, WEBHOOK_NOT_FRESH, EMPTY_INPUT,
     *     SUPPLIER_REPORT_UNREADABLE, WRONG_MUNICIPALITY, CONFLICTING_DUPLICATE
     */
    public void accept(String municipality, String supplierId, WebhookSignature.Headers headers, byte[] body) {
        SupplierLine line = lines.find(municipality, supplierId)
                .map(SupplierLines.Open::line)
                .filter(found -> found.signature() != null)
                .orElseThrow(() -> new FaultException(Fault.API_NOT_ALLOWED, ""));
        String id = line.signature().require(headers, body, clock.instant());
        if (body.length == 0) {
            throw new FaultException(Fault.EMPTY_INPUT, "");
        }
        EventDocument event = EventDocument.read(body);
        if (!event.municipalityCode().equals(line.municipalityCode())) {
            throw new FaultException(Fault.WRONG_MUNICIPALITY, "municipality");
        }
        byte[] record = new StoredRecord(supplierId, event.kind(), event.day(), event.content()).toBytes();
        Arrival arrival = new Arrival(
                SupplierReportFlow.NAME,
                municipality,
                SupplierApiIntake.source(supplierId),
                "event|" + id,
                event.kind().name(),
                record.length);
        boolean gap = Boolean.TRUE.equals(
                transaction.execute(status -> store(arrival, record) && noted(line, event.sequence())));
        if (gap) {
            events.alert(line.channel(), Fault.WEBHOOK_GAP, "sequence");
        }
    }

    /** @return false when it has come before */
    private boolean store(Arrival arrival, byte[] record) {
        if (arrivals.hasOther(arrival, record)) {
            throw new FaultException(Fault.CONFLICTING_DUPLICATE, "webhook-id");
        }
        try {
            Acceptance accepted = intake.accept(arrival, new ByteArrayInputStream(record), () -> true);
            return !accepted.repeated() && !conflicts(arrival, accepted);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of two at the same time under one id with other content, the later is refused, and the ledger forgets it with this transaction. */
    private boolean conflicts(Arrival arrival, Acceptance accepted) {
        boolean conflicts = arrivals.from(arrival.source(), arrival.municipality(), accepted.messageId())
                .filter(known -> known.state() == State.QUARANTINED)
                .isPresent();
        if (conflicts) {
            throw new FaultException(Fault.CONFLICTING_DUPLICATE, "webhook-id");
        }
        return false;
    }

    private boolean noted(SupplierLine line, long sequence) {
        return store.heard(line.municipality(), line.supplierId(), sequence, clock.instant());
    }
}
