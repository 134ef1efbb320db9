package se.inkopsnavet.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.transaction.support.TransactionTemplate;
import se.inkopsnavet.document.DocumentFields;
import se.inkopsnavet.document.FormColumns;
import se.inkopsnavet.document.FormFile;
import se.inkopsnavet.document.FormFileFlow;
import se.inkopsnavet.document.StrictJson;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.ledger.Claim;
import se.inkopsnavet.ledger.ExchangeLog;
import se.inkopsnavet.ledger.InboundFlow;
import se.inkopsnavet.ledger.Messages;
import se.inkopsnavet.ledger.Outcome;
import se.inkopsnavet.ledger.PayloadStore;
import se.inkopsnavet.mapping.MappingFiles;

/** Acknowledgements out of a unit's own system, where a task has been closed: a file of forms, each a document of its own (F11 step 6). */
public final class AcknowledgementFlow implements InboundFlow {

    public static final String NAME = "SCHEDULE_ACK";

    public static final FormFileFlow.Kind FILES = new FormFileFlow.Kind("SCHEDULE_ACK_FILE", NAME, "schedule-ack");

    private static final StrictJson JSON = new StrictJson(Fault.SCHEDULE_ACK_UNREADABLE, Fault.SCHEDULE_ACK_UNREADABLE);

    private final Acknowledgements acknowledgements;
    private final PayloadStore payloads;
    private final Messages messages;
    private final TransactionTemplate transaction;
    private final ExchangeLog log;

    public AcknowledgementFlow(
            Acknowledgements acknowledgements,
            PayloadStore payloads,
            Messages messages,
            TransactionTemplate transaction,
            ExchangeLog log) {
        this.acknowledgements = acknowledgements;
        this.payloads = payloads;
        this.messages = messages;
        this.transaction = transaction;
        this.log = log;
    }

    /** @throws se.inkopsnavet.fault.FaultException CONFIGURATION when the column list is broken */
    public static FormFile file(MappingFiles mappings) {
        FormColumns columns = FormColumns.load(
                mappings, "schedule/kvittens-csv.yaml", Set.of("day", "unitId", "recordedBy", "recordedAt"));
        return new FormFile("#SCHEMAKVITTENS", columns, (cells, municipality) -> {
            Map<String, Object> document = new LinkedHashMap<>(cells);
            document.put("schema", "1");
            return document;
        });
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Optional<Duration> handle(Claim claim) {
        DocumentFields fields = JSON.read(payloads.read(claim.payloadId()));
        LocalDate day = fields.day("day");
        String unit = fields.required("unitId");
        String by = fields.required("recordedBy");
        Instant at = fields.instant("recordedAt");
        fields.nothingElse();
        Outcome outcome = transaction.execute(status -> {
            Outcome decided = acknowledgements.take(claim.municipality(), Set.of(unit), day, by, at);
            messages.finishAndForget(claim.messageId(), decided, null);
            return decided;
        });
        log.decided(claim.flow(), claim.municipality(), claim.messageId(), outcome);
        return Optional.empty();
    }
}
