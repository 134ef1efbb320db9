package se.inkopsnavet.disclosure;

import java.util.UUID;

/** Who follows erasures on their way. Called in the transaction that records the change. */
@FunctionalInterface
public interface ErasureListener {

    /**
     * @param requestId as in the {@link ErasureRequest} or the {@link Deregistration}
     * @param state REQUESTED when the request has left the house
     * @param supplierId who has, or has not, answered: one request can concern several suppliers
     */
    void changed(UUID requestId, String municipality, String supplierId, ErasureState state);
}
