package se.inkopsnavet.contact;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.ledger.Checkpoint;
import se.inkopsnavet.ledger.Claim;
import se.inkopsnavet.ledger.ExchangeLog;
import se.inkopsnavet.ledger.InboundFlow;
import se.inkopsnavet.ledger.Messages;
import se.inkopsnavet.ledger.Outbox;
import se.inkopsnavet.ledger.Outcome;
import se.inkopsnavet.ledger.PayloadStore;
import se.inkopsnavet.ledger.State;

/** Delivery receipts: an SMS that arrived is done; one that did not goes to the next number (requirements F12 step 6). Twice the same says nothing new. */
public class ReceiptFlow implements InboundFlow {

    public static final String NAME = "SMS_RECEIPT";

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Duration A_MOMENT = Duration.ofSeconds(1);

    /** Reads what a municipality's gateway writes. */
    @FunctionalInterface
    public interface Reader {
        /** @throws FaultException SMS_RECEIPT_UNREADABLE */
        ReceiptReport read(byte[] body);
    }

    private final TextStore store;
    private final TextCourse course;
    private final Map<String, Reader> readers;
    private final PayloadStore payloads;
    private final Messages messages;
    private final Outbox outbox;
    private final TransactionTemplate transaction;
    private final ExchangeLog log;
    private final Checkpoint checkpoint;

    /** @param readers by municipality */
    public ReceiptFlow(
            TextStore store,
            TextCourse course,
            Map<String, Reader> readers,
            PayloadStore payloads,
            Messages messages,
            Outbox outbox,
            TransactionTemplate transaction,
            ExchangeLog log,
            Checkpoint checkpoint) {
        this.store = store;
        this.course = course;
        this.readers = Map.copyOf(readers);
        this.payloads = payloads;
        this.messages = messages;
        this.outbox = outbox;
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
        Reader reader = readers.get(claim.municipality());
        if (reader == null) {
            throw new FaultException(Fault.CONFIGURATION, "sms");
        }
        ReceiptReport report = reader.read(payloads.read(claim.payloadId()));
        Optional<Outcome> outcome = transaction.execute(status -> applied(claim, report));
        outcome.ifPresent(known -> log.outcome(NAME, claim.municipality(), claim.messageId(), known));
        return outcome.isPresent() ? Optional.empty() : Optional.of(A_MOMENT);
    }

    /** Empty while the answer that names it may still be on its way into the database. */
    private Optional<Outcome> applied(Claim claim, ReceiptReport report) {
        UUID ours = report.ours() == null ? id(claim.name()) : report.ours();
        Optional<UUID> meant = store.meant(claim.municipality(), ours, report.gatewayRef());
        if (meant.isEmpty() && store.isSending(claim.municipality())) {
            return Optional.empty();
        }
        Outcome outcome = meant.map(id -> settled(id, report))
                .orElseGet(() -> Outcome.of(State.REJECTED, Fault.SMS_RECEIPT_UNKNOWN, "id"));
        messages.finishAndForget(claim.messageId(), outcome, null);
        checkpoint.reached("sms-receipt-uncommitted");
        return Optional.of(outcome);
    }

    /** The message before its SMS, as everybody does. */
    private Outcome settled(UUID id, ReceiptReport report) {
        outbox.lockState(id);
        SentSms sms = store.lock(id).orElseThrow();
        AskedText text = store.text(sms.textId());
        String caseRef = text.caseRef();
        boolean done = sms.state() == SentSms.State.ARRIVED || report.outcome() == ReceiptReport.Outcome.UNDER_WAY;
        if (done) {
            return new Outcome(State.DUPLICATE, null, null, caseRef);
        }
        if (report.outcome() == ReceiptReport.Outcome.ARRIVED) {
            store.move(id, SentSms.State.ARRIVED);
            outbox.move(id, Outcome.confirmed(caseRef));
            if (text.state() == AskedText.State.UNDER_WAY) {
                store.end(text.id(), AskedText.State.ARRIVED);
            }
        } else if (sms.state().isOpen()) {
            store.move(id, SentSms.State.FAILED);
            outbox.move(id, Outcome.of(State.REJECTED, Fault.SMS_REFUSED, "receipt"));
            if (text.state() == AskedText.State.UNDER_WAY) {
                course.onwards(text);
            }
        }
        return Outcome.confirmed(caseRef);
    }

    private static @Nullable UUID id(@Nullable String written) {
        return written != null && ID.matcher(written).matches() ? UUID.fromString(written) : null;
    }
}
