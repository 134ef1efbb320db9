package se.inkopsnavet.dispatch;

import se.inkopsnavet.ledger.Claim;
import se.inkopsnavet.ledger.Outcome;

/** One kind of file, beside acknowledgements, that a supplier leaves in its folder. The folder, with its pinned host key and own login, says who wrote it. */
public interface SupplierFile {

    /** Judged by its shape alone. */
    boolean reads(byte[] file);

    /**
     * In the transaction that ends the message.
     *
     * @throws se.inkopsnavet.fault.FaultException when it is refused: the message is quarantined and IT is told
     */
    Outcome taken(Claim claim, Partner partner, byte[] file);
}
