package se.inkopsnavet.supplierapi;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.camel.Exchange;
import org.springframework.transaction.support.TransactionTemplate;
import se.inkopsnavet.ledger.Arrival;
import se.inkopsnavet.ledger.Checkpoint;
import se.inkopsnavet.ledger.Intake;
import se.inkopsnavet.privacy.Sha256;

/** Step 1 for what was asked: the answer, how far it reaches, and that its question is answered, all in one transaction. */
public class SupplierApiIntake {

    /** Set on the exchange once the ledger has it. */
    public static final String ACCEPTED = "supplierApiAccepted";

    public static final String REPORTS = "SUPPLIER_API_PAGE";
    public static final String SCHEDULE = "SUPPLIER_API_SCHEDULE";

    private final Intake intake;
    private final LineStore lines;
    private final QuestionStore questions;
    private final TransactionTemplate transaction;
    private final Checkpoint checkpoint;

    public SupplierApiIntake(
            Intake intake,
            LineStore lines,
            QuestionStore questions,
            TransactionTemplate transaction,
            Checkpoint checkpoint) {
        this.intake = intake;
        this.lines = lines;
        this.questions = questions;
        this.transaction = transaction;
        this.checkpoint = checkpoint;
    }

    /** What a {@code supplierapi:} route calls. */
    public void accept(Exchange exchange) {
        accept(exchange.getMessage().getBody(Harvest.class));
        exchange.setProperty(ACCEPTED, Boolean.TRUE);
    }

    /** An answer that has come before, word for word, is not stored again: lists are read with an overlap. */
    public void accept(Harvest harvest) {
        transaction.executeWithoutResult(status -> {
            if (harvest.content() != null) {
                store(harvest, new StoredPage(harvest.supplierId(), harvest.kind(), harvest.content()).toBytes());
            }
            if (harvest.readTo() != null) {
                lines.advance(harvest.municipality(), harvest.supplierId(), harvest.list(), harvest.readTo());
            }
            if (harvest.answers() != null) {
                questions.settled(harvest.answers());
            }
            checkpoint.reached("supplier-page-uncommitted");
        });
    }

    private void store(Harvest harvest, byte[] bytes) {
        Arrival arrival = new Arrival(
                harvest.kind() == ReportKind.SCHEDULE ? SCHEDULE : REPORTS,
                harvest.municipality(),
                source(harvest.supplierId()),
                harvest.key() + "|" + Sha256.hex(bytes),
                harvest.kind().name(),
                bytes.length);
        try {
            // The bytes are all here: nothing can change them while they are read.
            intake.accept(arrival, new ByteArrayInputStream(bytes), () -> true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Arrivals are known by the municipality besides. */
    static String source(String supplierId) {
        return "rest/" + supplierId;
    }
}
