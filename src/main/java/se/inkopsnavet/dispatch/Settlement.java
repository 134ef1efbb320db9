package se.inkopsnavet.dispatch;

import java.util.function.Supplier;
import org.springframework.transaction.support.TransactionTemplate;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.ledger.Checkpoint;
import se.inkopsnavet.ledger.Claim;
import se.inkopsnavet.ledger.ExchangeLog;
import se.inkopsnavet.ledger.Messages;
import se.inkopsnavet.ledger.Outcome;
import se.inkopsnavet.ledger.State;
import se.inkopsnavet.purchase.Intent.NoticeKind;

/** How an answer from a supplier ends, whatever kind it is and channel it came by: each way is one transaction with the message's own state. */
public class Settlement {

    private final TransactionTemplate transaction;
    private final Messages messages;
    private final Aftermath aftermath;
    private final ExchangeLog log;
    private final Checkpoint checkpoint;

    public Settlement(
            TransactionTemplate transaction,
            Messages messages,
            Aftermath aftermath,
            ExchangeLog log,
            Checkpoint checkpoint) {
        this.transaction = transaction;
        this.messages = messages;
        this.aftermath = aftermath;
        this.log = log;
        this.checkpoint = checkpoint;
    }

    /** @param work decides and writes down what follows; whatever it throws leaves the message as it was */
    public void settle(Claim claim, Supplier<Outcome> work) {
        Outcome outcome = transaction.execute(status -> {
            Outcome decided = work.get();
            messages.finish(claim.messageId(), decided, null);
            checkpoint.reached("ack-uncommitted");
            return decided;
        });
        checkpoint.reached("ack-committed");
        log.decided(claim, outcome);
    }

    void ignore(Claim claim) {
        settle(claim, () -> Outcome.of(State.REJECTED, Fault.NOT_A_REPLY, "headers"));
    }

    /** As {@link #refused}; and the registered suppliers hear that something did not get through. */
    void refusedMail(Claim claim, FaultException refused) {
        refusedMail(claim, refused, () -> {});
    }

    /** @param besides belongs to the same transaction */
    void refusedMail(Claim claim, FaultException refused, Runnable besides) {
        settle(claim, () -> {
            besides.run();
            aftermath.answerRefused(claim.municipality());
            return refusal(claim, refused);
        });
    }

    /** Whatever was wrong with it: kept encrypted for a person, IT is told, and the sender hears nothing that an attacker could use. */
    void refused(Claim claim, FaultException refused) {
        settle(claim, () -> refusal(claim, refused));
    }

    private Outcome refusal(Claim claim, FaultException refused) {
        aftermath.tellIt(
                claim.municipality(),
                claim.messageId(),
                NoticeKind.ACK_REFUSED,
                refused.fault().code());
        return Outcome.of(State.QUARANTINED, refused.fault(), refused.place());
    }
}
