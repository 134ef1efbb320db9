package se.inkopsnavet.dispatch;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.ledger.Claim;
import se.inkopsnavet.ledger.Outbox;
import se.inkopsnavet.ledger.Outcome;
import se.inkopsnavet.ledger.State;
import se.inkopsnavet.transport.mail.MailKind;

/** Delivery reports about mail of ours. They are not signed, so they can stop a list that nobody has answered, and nothing else. */
public class Bounces {

    private static final Pattern OWN_ID = Pattern.compile("<([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})@.*");

    /** Neither answered nor taken back. A bounce can be read before the hub has noted that the list left, or while nobody knows whether it did. */
    private static final Set<State> UNANSWERED =
            EnumSet.of(State.READY, State.SENDING, State.SENT, State.UNCERTAIN, State.HELD, State.PARKED);

    private final BatchStore batches;
    private final Outbox outbox;
    private final Aftermath aftermath;
    private final Settlement settlement;

    public Bounces(BatchStore batches, Outbox outbox, Aftermath aftermath, Settlement settlement) {
        this.batches = batches;
        this.outbox = outbox;
        this.aftermath = aftermath;
        this.settlement = settlement;
    }

    /**
     * A bounce of a customer list that has left, or may have, holds it for a person, who is told; "delayed" is only noted. One about a list that cannot have
     * left, or was acknowledged by signature or taken back, changes nothing.
     */
    void bounced(Claim claim, MailKind.Bounce bounce) {
        settlement.settle(claim, () -> {
            Optional<BatchStore.Batch> batch = original(bounce)
                    .flatMap(batches::find)
                    .filter(found -> found.municipality().equals(claim.municipality()));
            if (batch.isEmpty()) {
                return Outcome.of(State.REJECTED, Fault.NOT_A_REPLY, "bounce of nothing known");
            }
            UUID id = batch.get().id();
            boolean awaited = outbox.lockState(id).filter(UNANSWERED::contains).isPresent();
            if (bounce.permanent() && awaited && outbox.mayHaveLeft(id)) {
                outbox.move(id, Outcome.of(State.HELD, Fault.BOUNCED, bounce.status()));
                aftermath.returned(batch.get());
            }
            return new Outcome(State.CONFIRMED, Fault.BOUNCED, bounce.status(), null);
        });
    }

    private static Optional<UUID> original(MailKind.Bounce bounce) {
        if (bounce.originalMessageId() == null) {
            return Optional.empty();
        }
        Matcher own = OWN_ID.matcher(bounce.originalMessageId());
        return own.matches() ? Optional.of(UUID.fromString(own.group(1))) : Optional.empty();
    }
}
