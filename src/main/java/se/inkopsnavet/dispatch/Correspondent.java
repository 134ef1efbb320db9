package se.inkopsnavet.dispatch;

import java.util.Optional;
import se.inkopsnavet.ledger.Claim;
import se.inkopsnavet.securemail.MailOpener;
import se.inkopsnavet.securemail.OpenedMail;

/** Somebody who is no supplier and answers to the same mailbox, signed and encrypted too: a desk of the municipality's own. */
public interface Correspondent {

    /** @return what opens this one's mail and nobody else's; empty where the municipality has none */
    Optional<MailOpener> opener(String municipality);

    /** Ends the message, in one transaction with what follows from it ({@link Settlement}). */
    void handle(Claim claim, OpenedMail mail);
}
