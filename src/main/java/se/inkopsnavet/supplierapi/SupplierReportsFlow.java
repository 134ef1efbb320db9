package se.inkopsnavet.supplierapi;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;
import se.inkopsnavet.ledger.Checkpoint;
import se.inkopsnavet.ledger.Claim;
import se.inkopsnavet.ledger.ExchangeLog;
import se.inkopsnavet.ledger.InboundFlow;
import se.inkopsnavet.ledger.Messages;
import se.inkopsnavet.ledger.Outcome;
import se.inkopsnavet.ledger.Parts;
import se.inkopsnavet.ledger.PayloadStore;
import se.inkopsnavet.privacy.BlindIndex;
import tools.jackson.databind.JsonNode;

/** Cuts a page into records, so that a bad one is quarantined alone. Nobody waits for a receipt: the page is done with when it is cut. */
public class SupplierReportsFlow implements InboundFlow {

    private final PayloadStore payloads;
    private final Parts parts;
    private final Messages messages;
    private final BlindIndex index;
    private final TransactionTemplate transaction;
    private final ExchangeLog log;
    private final Checkpoint checkpoint;

    public SupplierReportsFlow(
            PayloadStore payloads,
            Parts parts,
            Messages messages,
            BlindIndex index,
            TransactionTemplate transaction,
            ExchangeLog log,
            Checkpoint checkpoint) {
        this.payloads = payloads;
        this.parts = parts;
        this.messages = messages;
        this.index = index;
        this.transaction = transaction;
        this.log = log;
        this.checkpoint = checkpoint;
    }

    @Override
    public String name() {
        return SupplierApiIntake.REPORTS;
    }

    @Override
    public Optional<Duration> handle(Claim claim) {
        StoredPage page = StoredPage.read(payloads.read(claim.payloadId()));
        List<Parts.Part> records = new ArrayList<>();
        for (JsonNode record : page.content()) {
            records.add(part(claim.municipality(), page, records.size(), record));
        }
        Outcome cut = Outcome.confirmed(null);
        transaction.executeWithoutResult(status -> {
            parts.add(claim.messageId(), SupplierReportFlow.NAME, claim.municipality(), records);
            parts.complete(claim.messageId());
            messages.finishAndForget(claim.messageId(), cut, null);
            checkpoint.reached("supplier-page-cut-uncommitted");
        });
        log.decided(claim, cut);
        return Optional.empty();
    }

    private Parts.Part part(String municipality, StoredPage page, int position, JsonNode record) {
        return new Parts.Part(
                position,
                new StoredRecord(page.supplierId(), page.kind(), null, record).toBytes(),
                orderKey(municipality, page, record));
    }

    /** Reports about one order, and about the deliveries of one customer, are taken in the order of the list. */
    private byte @Nullable [] orderKey(String municipality, StoredPage page, JsonNode record) {
        JsonNode about = page.kind() == ReportKind.ORDER ? record.path("orderNo") : record.path("customer");
        return about.isMissingNode()
                ? null
                : index.of("supplier-report", municipality, page.supplierId() + "|" + page.kind() + "|" + about);
    }
}
