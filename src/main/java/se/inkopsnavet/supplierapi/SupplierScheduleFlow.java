package se.inkopsnavet.supplierapi;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.transaction.support.TransactionTemplate;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.ledger.Checkpoint;
import se.inkopsnavet.ledger.Claim;
import se.inkopsnavet.ledger.ExchangeLog;
import se.inkopsnavet.ledger.InboundFlow;
import se.inkopsnavet.ledger.Messages;
import se.inkopsnavet.ledger.Outcome;
import se.inkopsnavet.ledger.Parts;
import se.inkopsnavet.ledger.PayloadStore;
import se.inkopsnavet.ledger.State;
import se.inkopsnavet.trade.Reports;
import se.inkopsnavet.trade.ScheduleReported;
import se.inkopsnavet.trade.ScheduleReported.Stop;
import tools.jackson.databind.JsonNode;

/** A whole schedule becomes one report. What is truncated is not used at all; a stop that cannot be read is quarantined alone, and missing in the report. */
public class SupplierScheduleFlow implements InboundFlow {

    private final PayloadStore payloads;
    private final ReportReader reader;
    private final Reports reports;
    private final Parts parts;
    private final Messages messages;
    private final TransactionTemplate transaction;
    private final ExchangeLog log;
    private final Checkpoint checkpoint;

    public SupplierScheduleFlow(
            PayloadStore payloads,
            ReportMappings mappings,
            Reports reports,
            Parts parts,
            Messages messages,
            TransactionTemplate transaction,
            ExchangeLog log,
            Checkpoint checkpoint) {
        this.payloads = payloads;
        this.reader = new ReportReader(mappings);
        this.reports = reports;
        this.parts = parts;
        this.messages = messages;
        this.transaction = transaction;
        this.log = log;
        this.checkpoint = checkpoint;
    }

    @Override
    public String name() {
        return SupplierApiIntake.SCHEDULE;
    }

    @Override
    public Optional<Duration> handle(Claim claim) {
        StoredPage page = StoredPage.read(payloads.read(claim.payloadId()));
        List<Parts.Part> bad = new ArrayList<>();
        ScheduleReported schedule = read(claim.municipality(), page, bad);
        Outcome outcome = transaction.execute(status -> {
            Outcome rest = reports.take(claim.messageId(), schedule);
            parts.add(claim.messageId(), SupplierReportFlow.NAME, claim.municipality(), bad);
            parts.complete(claim.messageId());
            if (rest.state() == State.HELD || rest.state() == State.QUARANTINED) {
                messages.finish(claim.messageId(), rest, null);
            } else {
                messages.finishAndForget(claim.messageId(), rest, null);
            }
            checkpoint.reached("supplier-schedule-uncommitted");
            return rest;
        });
        log.decided(claim, outcome);
        return Optional.empty();
    }

    private ScheduleReported read(String municipality, StoredPage page, List<Parts.Part> bad) {
        JsonNode content = page.content();
        JsonNode stops = content.path("stops");
        if (content.path("count").asInt(-1) != stops.size()) {
            throw new FaultException(Fault.SUPPLIER_SCHEDULE_WRONG, "count");
        }
        LocalDate day = day(content);
        List<Stop> good = new ArrayList<>();
        for (JsonNode stop : stops) {
            try {
                good.add(reader.stop(page.supplierId(), stop));
            } catch (FaultException unreadable) {
                if (unreadable.fault().isTheHubsOwn()) {
                    throw unreadable;
                }
                bad.add(new Parts.Part(
                        bad.size(),
                        new StoredRecord(page.supplierId(), ReportKind.STOP, day.toString(), stop).toBytes(),
                        null));
            }
        }
        return new ScheduleReported(municipality, page.supplierId(), day, madeAt(content), good);
    }

    private static LocalDate day(JsonNode content) {
        try {
            return LocalDate.parse(content.path("day").asString(""));
        } catch (DateTimeException none) {
            throw new FaultException(Fault.SUPPLIER_SCHEDULE_WRONG, "day");
        }
    }

    private static Instant madeAt(JsonNode content) {
        try {
            return OffsetDateTime.parse(content.path("madeAt").asString("")).toInstant();
        } catch (DateTimeException none) {
            throw new FaultException(Fault.SUPPLIER_SCHEDULE_WRONG, "madeAt");
        }
    }
}
