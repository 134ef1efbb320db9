package se.inkopsnavet.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import se.inkopsnavet.document.DocumentFields;
import se.inkopsnavet.document.FormColumns;
import se.inkopsnavet.document.FormFile;
import se.inkopsnavet.document.FormFileFlow;
import se.inkopsnavet.document.RecordSteps;
import se.inkopsnavet.document.StrictJson;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.ledger.Claim;
import se.inkopsnavet.ledger.InboundFlow;
import se.inkopsnavet.mapping.MappingFiles;

/** Acknowledgements out of a unit's own system, where a task has been closed: a file of forms, each a document of its own (F11 step 6). */
public final class AcknowledgementFlow implements InboundFlow {

    public static final String NAME = "SCHEDULE_ACK";

    public static final FormFileFlow.Kind FILES = new FormFileFlow.Kind("SCHEDULE_ACK_FILE", NAME, "schedule-ack");

    private static final StrictJson JSON = new StrictJson(Fault.SCHEDULE_ACK_UNREADABLE, Fault.SCHEDULE_ACK_UNREADABLE);

    private final Acknowledgements acknowledgements;
    private final RecordSteps steps;

    public AcknowledgementFlow(Acknowledgements acknowledgements, RecordSteps steps) {
        this.acknowledgements = acknowledgements;
        this.steps = steps;
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
        return steps.take(
                claim,
                AcknowledgementFlow::read,
                read -> acknowledgements.take(
                        claim.municipality(), Set.of(read.unitId()), read.day(), read.by(), read.at()));
    }

    private record Acknowledged(String unitId, LocalDate day, String by, Instant at) {}

    private static Acknowledged read(byte[] document) {
        DocumentFields fields = JSON.read(document);
        Acknowledged read = new Acknowledged(
                fields.required("unitId"),
                fields.day("day"),
                fields.required("recordedBy"),
                fields.instant("recordedAt"));
        fields.nothingElse();
        return read;
    }
}
