package se.inkopsnavet.dispatch;

import java.time.Duration;
import java.util.Optional;
import se.inkopsnavet.ledger.Claim;
import se.inkopsnavet.securemail.OpenedMail;

/** One kind of thing that a supplier writes back. Each kind is a bean; {@link SupplierMailFlow} has opened and verified the mail before any is asked. */
public interface SupplierAnswer {

    /** Whether the signed part holds this kind, judged by its shape alone: the first kind that says yes gets the mail. */
    boolean reads(OpenedMail mail);

    /**
     * Ends the message, in one transaction with what follows from it ({@link Settlement}).
     *
     * @return empty; or, with the message left as it was, when to come back: the answer has overtaken something that is about to be known
     * @param partner whose signature the mail carries: it can only answer for what was sent to it (requirements S-17)
     * @throws se.inkopsnavet.fault.FaultException when it is refused: the message is quarantined and IT is told
     */
    Optional<Duration> handle(Claim claim, Partner partner, OpenedMail mail);
}
