package se.inkopsnavet.dispatch;

import java.util.Set;
import se.inkopsnavet.ledger.Claim;
import se.inkopsnavet.securemail.OpenedMail;

/** One kind of thing that a unit writes to the municipality's mailbox. Each kind is a bean; {@link SupplierMailFlow} has opened and verified the mail. */
public interface UnitLetter {

    /** Whether the signed part holds this kind, judged by its shape alone: the first kind that says yes gets the mail. */
    boolean reads(OpenedMail mail);

    /**
     * Ends the message, in one transaction with what follows from it ({@link Settlement}). A refusal is told to the unit: its signature has been verified.
     *
     * @param unitIds of the policy: whose certificate has signed; several when they share a mailbox
     */
    void handle(Claim claim, Set<String> unitIds, OpenedMail mail);
}
