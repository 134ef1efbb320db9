package se.inkopsnavet.orderfile;

import java.time.Duration;
import java.util.Optional;
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

/** Decides one record of a supplier's file. What nobody can understand is kept for a person; the rest is forgotten when it is decided. */
public class ReportFlow implements InboundFlow {

    public static final String NAME = "SUPPLIER_REPORT";

    private final Reports reports;
    private final PayloadStore payloads;
    private final Messages messages;
    private final TransactionTemplate transaction;
    private final ExchangeLog log;
    private final Checkpoint checkpoint;

    public ReportFlow(
            Reports reports,
            PayloadStore payloads,
            Messages messages,
            TransactionTemplate transaction,
            ExchangeLog log,
            Checkpoint checkpoint) {
        this.reports = reports;
        this.payloads = payloads;
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
        SupplierReport report = ReportLine.of(payloads.read(claim.payloadId())).report(claim.municipality());
        Outcome outcome = transaction.execute(status -> {
            Outcome decided = reports.take(claim.messageId(), report);
            if (decided.state() == State.QUARANTINED) {
                messages.finish(claim.messageId(), decided, null);
            } else {
                messages.finishAndForget(claim.messageId(), decided, null);
            }
            checkpoint.reached("report-uncommitted");
            return decided;
        });
        checkpoint.reached("report-committed");
        log.decided(claim, outcome);
        return Optional.empty();
    }
}
