package se.inkopsnavet.credentials;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One client's account at one supplier.
 *
 * @param batchId with {@code position}: the newest row by which the supplier knows the client
 * @param reissues how often a new login was asked for because one was destroyed
 * @param rotations how often a new login was asked for because the client's unit changed
 * @param unitId the client's unit when the login was handed over, or null
 */
record Account(
        String caseRef,
        String supplierId,
        String municipality,
        AccountState state,
        UUID batchId,
        int position,
        int reissues,
        int rotations,
        @Nullable String unitId) {

    /** Which request for a login is the newest: an old reminder does not speak for a new one. */
    int request() {
        return reissues + rotations;
    }

    /** How the row is named in neutral mail to the supplier. */
    String rowName() {
        return batchId + "/" + position;
    }
}
