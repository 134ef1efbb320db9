package se.inkopsnavet.orderfile;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.intake.Receipts;
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

/**
 * One supplier's files of reports: the folder, with its pinned host key and own login, is what says who reports. Verified, numbered, cut into records that are
 * decided one by one, and answered when the last one is; a schedule is decided whole. The file itself is forgotten then.
 */
public class ReportFileFlow implements InboundFlow {

    private static final String PREFIX = "REPORT_FILE/";
    private static final int PARTS_PER_TRANSACTION = 250;
    private static final Duration WHILE_PARTS_ARE_DECIDED = Duration.ofMillis(500);

    private final String supplierId;
    private final ReportFile file;
    private final ReportNumbers numbers;
    private final Reports reports;
    private final @Nullable Receipts receipts;
    private final Ledger ledger;
    private final TransactionTemplate transaction;
    private final ExchangeLog log;
    private final Checkpoint checkpoint;

    /** What the flow needs of the ledger. */
    public record Ledger(PayloadStore payloads, Parts parts, Messages messages) {}

    /** @param receipts to the supplier, or null where there is no way back */
    public ReportFileFlow(
            String supplierId,
            ReportFile file,
            ReportNumbers numbers,
            Reports reports,
            @Nullable Receipts receipts,
            Ledger ledger,
            TransactionTemplate transaction,
            ExchangeLog log,
            Checkpoint checkpoint) {
        this.supplierId = supplierId;
        this.file = file;
        this.numbers = numbers;
        this.reports = reports;
        this.receipts = receipts;
        this.ledger = ledger;
        this.transaction = transaction;
        this.log = log;
        this.checkpoint = checkpoint;
    }

    @Override
    public String name() {
        return PREFIX + supplierId;
    }

    @Override
    public Optional<Duration> handle(Claim claim) {
        if (!ledger.parts().areComplete(claim.messageId())) {
            Optional<Outcome> ended = take(claim);
            if (ended.isPresent()) {
                log.decided(claim, ended.get());
                return Optional.empty();
            }
        }
        if (ledger.parts().arePending(claim.messageId())) {
            return Optional.of(WHILE_PARTS_ARE_DECIDED);
        }
        answer(claim);
        return Optional.empty();
    }

    /** @return how the message ended, when no records of it are to be decided */
    private Optional<Outcome> take(Claim claim) {
        try {
            ReportHeader header = read(claim, ReportRows.NONE);
            String sha256 = ledger.payloads().sha256(claim.payloadId());
            if (header.kind() == ReportKind.SCHEDULE) {
                return Optional.of(schedule(claim, header, sha256));
            }
            Optional<Outcome> known = transaction.execute(status -> {
                Optional<Outcome> ended = numbers.taken(claim, supplierId, header, sha256);
                ended.ifPresent(outcome -> finish(claim, outcome));
                return ended;
            });
            if (known.isEmpty()) {
                split(claim, header.kind());
            }
            return known;
        } catch (FaultException refused) {
            return Optional.of(refused(claim, refused));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ReportHeader read(Claim claim, ReportRows rows) throws IOException {
        try (InputStream bytes = ledger.payloads().open(claim.payloadId())) {
            return file.read(bytes, claim.municipality(), rows);
        }
    }

    /** A conflicting file is kept for a person; the others are forgotten. */
    private void finish(Claim claim, Outcome outcome) {
        if (outcome.state() == State.QUARANTINED) {
            ledger.messages().finish(claim.messageId(), outcome, null);
        } else {
            ledger.messages().finishAndForget(claim.messageId(), outcome, null);
        }
    }

    private Outcome refused(Claim claim, FaultException why) {
        if (why.fault().isTheHubsOwn()) {
            throw why;
        }
        Outcome outcome = Outcome.of(State.REJECTED, why.fault(), why.place());
        transaction.executeWithoutResult(status -> {
            ledger.messages().finishAndForget(claim.messageId(), outcome, null);
            numbers.refused(claim, why.fault());
            if (receipts != null) {
                receipts.refused(claim, why);
            }
        });
        return outcome;
    }

    /** One stop that cannot be read refuses it: a schedule with a stop too few would look like a client without a delivery. */
    private Outcome schedule(Claim claim, ReportHeader header, String sha256) throws IOException {
        List<ScheduleReported.Stop> stops = new ArrayList<>();
        read(claim, (number, cells) -> stops.add(stop(number, cells)));
        ScheduleReported report =
                new ScheduleReported(claim.municipality(), supplierId, header.day(), header.madeAt(), stops);
        return transaction.execute(status -> {
            Outcome outcome = numbers.taken(claim, supplierId, header, sha256)
                    .orElseGet(() -> reports.take(claim.messageId(), report));
            finish(claim, outcome);
            if (receipts != null && outcome.state() == State.CONFIRMED) {
                receipts.taken(claim, List.of());
            }
            return outcome;
        });
    }

    private static ScheduleReported.Stop stop(int number, @Nullable Map<String, String> cells) {
        if (cells == null) {
            throw new FaultException(Fault.CSV_STRUCTURE, "record " + number);
        }
        try {
            return new ReportCells(cells).stop();
        } catch (FaultException wrong) {
            throw new FaultException(wrong.fault(), "record " + number + ": " + wrong.place());
        }
    }

    private void split(Claim claim, ReportKind kind) throws IOException {
        List<Parts.Part> waiting = new ArrayList<>(PARTS_PER_TRANSACTION);
        read(claim, (number, cells) -> {
            if (number > claim.progress()) {
                waiting.add(new Parts.Part(number, new ReportLine(kind, supplierId, cells).bytes(), null));
            }
            if (waiting.size() == PARTS_PER_TRANSACTION) {
                store(claim, waiting);
            }
        });
        store(claim, waiting);
        ledger.parts().complete(claim.messageId());
    }

    private void store(Claim claim, List<Parts.Part> waiting) {
        if (!waiting.isEmpty()) {
            transaction.executeWithoutResult(status -> {
                ledger.parts().add(claim.messageId(), ReportFlow.NAME, claim.municipality(), waiting);
                ledger.parts()
                        .progress(
                                claim.messageId(),
                                waiting.get(waiting.size() - 1).position());
            });
            waiting.clear();
            checkpoint.reached("reports-split-committed");
        }
    }

    private void answer(Claim claim) {
        transaction.executeWithoutResult(status -> {
            ledger.messages().finishAndForget(claim.messageId(), Outcome.confirmed(null), null);
            if (receipts != null) {
                receipts.taken(claim, ledger.parts().results(claim.messageId()));
            }
        });
        checkpoint.reached("reports-answer-committed");
        log.decided(claim, Outcome.confirmed(null));
    }
}
