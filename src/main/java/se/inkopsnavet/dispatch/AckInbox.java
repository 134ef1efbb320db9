package se.inkopsnavet.dispatch;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.transaction.support.TransactionTemplate;
import se.inkopsnavet.customerlist.Acknowledgement;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.ledger.BusinessKeys;
import se.inkopsnavet.ledger.Checkpoint;
import se.inkopsnavet.ledger.Claim;
import se.inkopsnavet.ledger.ExchangeLog;
import se.inkopsnavet.ledger.Messages;
import se.inkopsnavet.ledger.Outbox;
import se.inkopsnavet.ledger.Outcome;
import se.inkopsnavet.ledger.State;
import se.inkopsnavet.privacy.BlindIndex;
import se.inkopsnavet.purchase.Intent.NoticeKind;
import se.inkopsnavet.transport.mail.MailKind;

/** How an answer from a supplier ends, whatever channel it came by: each way is one transaction with the message's own state. */
public class AckInbox {

    private static final Acknowledgement.Limits LIMITS = new Acknowledgement.Limits(5 << 20, 100_000);
    private static final Pattern OWN_ID = Pattern.compile("<([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})@.*");

    private final TransactionTemplate transaction;
    private final Messages messages;
    private final BusinessKeys keys;
    private final BlindIndex index;
    private final BatchStore batches;
    private final Outbox outbox;
    private final AckService service;
    private final Aftermath aftermath;
    private final ExchangeLog log;
    private final Checkpoint checkpoint;

    public AckInbox(
            TransactionTemplate transaction,
            Messages messages,
            BusinessKeys keys,
            BlindIndex index,
            BatchStore batches,
            Outbox outbox,
            AckService service,
            Aftermath aftermath,
            ExchangeLog log,
            Checkpoint checkpoint) {
        this.transaction = transaction;
        this.messages = messages;
        this.keys = keys;
        this.index = index;
        this.batches = batches;
        this.outbox = outbox;
        this.service = service;
        this.aftermath = aftermath;
        this.log = log;
        this.checkpoint = checkpoint;
    }

    static Acknowledgement parse(byte[] csv) {
        try {
            return Acknowledgement.parse(new ByteArrayInputStream(csv), LIMITS);
        } catch (IOException e) {
            throw new IllegalStateException("memory does not fail to read", e);
        }
    }

    /** @param identity the partner's own id of the answer: the same one twice is a repeat or a replay, and changes nothing */
    void acknowledged(Claim claim, Partner partner, String identity, Acknowledgement ack) {
        settle(claim, () -> {
            byte[] key = index.of("ack", claim.municipality(), partner.profile().supplierId() + "|" + identity);
            byte[] content = index.of("ack-content", claim.municipality(), content(ack));
            return switch (keys.register(claim.flow(), claim.municipality(), key, content, claim.messageId())) {
                case NEW -> service.apply(partner, ack);
                case DUPLICATE -> new Outcome(State.DUPLICATE, null, null, null);
                case CONFLICTING -> {
                    String code = Fault.CONFLICTING_DUPLICATE.code();
                    aftermath.tellIt(claim.municipality(), claim.messageId(), NoticeKind.ACK_REFUSED, code);
                    yield Outcome.of(State.QUARANTINED, Fault.CONFLICTING_DUPLICATE, "message id");
                }
            };
        });
    }

    /** Field by field: a line's own text hides what the supplier wrote. */
    private static String content(Acknowledgement ack) {
        return ack.lines().stream()
                .map(line -> line.rowNumber() + "|" + line.status() + "|" + line.reason())
                .collect(Collectors.joining("\n", ack.batchId() + "|" + ack.declaredRows() + "\n", ""));
    }

    void ignore(Claim claim) {
        settle(claim, () -> Outcome.of(State.REJECTED, Fault.NOT_A_REPLY, "headers"));
    }

    /**
     * A bounce of a customer list that has left holds it for a person; "delayed" is only noted. Bounces are not signed: one about a list that has not left,
     * or was acknowledged by signature, changes nothing.
     */
    void bounced(Claim claim, MailKind.Bounce bounce) {
        settle(claim, () -> {
            Optional<BatchStore.Batch> batch = original(bounce)
                    .flatMap(batches::find)
                    .filter(found -> found.municipality().equals(claim.municipality()));
            if (batch.isEmpty()) {
                return Outcome.of(State.REJECTED, Fault.NOT_A_REPLY, "bounce of nothing known");
            }
            boolean left = outbox.lockState(batch.get().id())
                    .filter(State.SENT::equals)
                    .isPresent();
            if (bounce.permanent() && left) {
                outbox.move(batch.get().id(), Outcome.of(State.HELD, Fault.BOUNCED, bounce.status()));
                aftermath.returned(batch.get());
            }
            return new Outcome(State.CONFIRMED, Fault.BOUNCED, bounce.status(), null);
        });
    }

    /** Whatever was wrong with it: kept encrypted for a person, IT is told, and the sender hears nothing that an attacker could use. */
    void refused(Claim claim, FaultException refused) {
        settle(claim, () -> {
            aftermath.tellIt(
                    claim.municipality(),
                    claim.messageId(),
                    NoticeKind.ACK_REFUSED,
                    refused.fault().code());
            return Outcome.of(State.QUARANTINED, refused.fault(), refused.place());
        });
    }

    private void settle(Claim claim, java.util.function.Supplier<Outcome> work) {
        Outcome outcome = transaction.execute(status -> {
            Outcome decided = work.get();
            messages.finish(claim.messageId(), decided, null);
            checkpoint.reached("ack-uncommitted");
            return decided;
        });
        checkpoint.reached("ack-committed");
        log.decided(claim.flow(), claim.municipality(), claim.messageId(), outcome);
    }

    private static Optional<UUID> original(MailKind.Bounce bounce) {
        if (bounce.originalMessageId() == null) {
            return Optional.empty();
        }
        Matcher own = OWN_ID.matcher(bounce.originalMessageId());
        return own.matches() ? Optional.of(UUID.fromString(own.group(1))) : Optional.empty();
    }
}
