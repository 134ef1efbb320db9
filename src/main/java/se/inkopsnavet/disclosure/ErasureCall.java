package se.inkopsnavet.disclosure;

import java.util.UUID;
import se.inkopsnavet.ledger.OutboundFlow.Departure;

/**
 * The way by which a supplier's own interface is asked to erase a whole account. It answers at once: {@code DONE}, {@code REFUSED} and perhaps a code, or
 * {@code TAKEN} when the confirmation comes later, as one to a letter does.
 */
public interface ErasureCall {

    /** The name of the way out, as the ledger knows it. */
    String channel(String municipality, String supplierId);

    /**
     * In the transaction of departure, when the gates are open.
     *
     * @param id of the erasure, by which the supplier knows a repeated call
     * @param built the bytes stand in the ledger
     * @return Go, Built or Wait
     */
    Departure depart(UUID id, String municipality, String supplierId, String caseRef, boolean built);
}
