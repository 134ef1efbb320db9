package se.inkopsnavet.supplierapi;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.transaction.support.TransactionTemplate;
import se.inkopsnavet.ledger.Checkpoint;
import se.inkopsnavet.ledger.Claim;
import se.inkopsnavet.ledger.ExchangeLog;
import se.inkopsnavet.ledger.InboundFlow;
import se.inkopsnavet.ledger.Messages;
import se.inkopsnavet.ledger.Outcome;
import se.inkopsnavet.ledger.PayloadStore;
import se.inkopsnavet.ledger.State;
import se.inkopsnavet.trade.Reports;
import se.inkopsnavet.trade.SupplierReport;

/** Translates one record and hands it to the rooms that act on it, in the transaction that finishes the message. */
public class SupplierReportFlow implements InboundFlow {

    public static final String NAME = "SUPPLIER_API_REPORT";

    private final PayloadStore payloads;
    private final ReportReader reader;
    private final Reports reports;
    private final RestSchedules schedules;
    private final Messages messages;
    private final TransactionTemplate transaction;
    private final ExchangeLog log;
    private final Checkpoint checkpoint;

    public SupplierReportFlow(
            PayloadStore payloads,
            ReportMappings mappings,
            Reports reports,
            RestSchedules schedules,
            Messages messages,
            TransactionTemplate transaction,
            ExchangeLog log,
            Checkpoint checkpoint) {
        this.payloads = payloads;
        this.reader = new ReportReader(mappings);
        this.reports = reports;
        this.schedules = schedules;
        this.messages = messages;
        this.transaction = transaction;
        this.log = log;
        this.checkpoint = checkpoint;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Optional<Duration> handle(Claim claim) {
        StoredRecord record = StoredRecord.read(payloads.read(claim.payloadId()));
        Supplier<Outcome> effect = effect(claim, record);
        Outcome outcome = transaction.execute(status -> {
            Outcome rest = effect.get();
            if (rest.state() == State.HELD || rest.state() == State.QUARANTINED) {
                messages.finish(claim.messageId(), rest, null);
            } else {
                messages.finishAndForget(claim.messageId(), rest, null);
            }
            checkpoint.reached("supplier-report-uncommitted");
            return rest;
        });
        log.decided(claim, outcome);
        return Optional.empty();
    }

    /** Translated before the transaction begins. */
    private Supplier<Outcome> effect(Claim claim, StoredRecord record) {
        return switch (record.kind()) {
            case ORDER -> taken(claim, reader.order(claim.municipality(), record.supplierId(), record.content()));
            case DELIVERY -> taken(claim, reader.delivery(claim.municipality(), record.supplierId(), record.content()));
            case SCHEDULE -> askedFor(claim, record);
            case STOP -> {
                // Released since it can be read now: it belongs in a schedule, which is fetched anew.
                reader.stop(record.supplierId(), record.content());
                yield askedFor(claim, record);
            }
        };
    }

    private Supplier<Outcome> taken(Claim claim, SupplierReport report) {
        return () -> reports.take(claim.messageId(), report);
    }

    private Supplier<Outcome> askedFor(Claim claim, StoredRecord record) {
        LocalDate day = LocalDate.parse(record.day());
        return () -> {
            schedules.fetch(claim.municipality(), record.supplierId(), day);
            return Outcome.confirmed(null);
        };
    }
}
