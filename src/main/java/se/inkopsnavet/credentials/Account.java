package se.inkopsnavet.credentials;

import java.util.UUID;

/**
 * One client's account at one supplier.
 *
 * @param batchId with {@code position}: the newest row by which the supplier knows the client
 * @param reissues how often a new login was asked for because one was destroyed
 */
record Account(
        String caseRef,
        String supplierId,
        String municipality,
        AccountState state,
        UUID batchId,
        int position,
        int reissues) {

    /** How the row is named in neutral mail to the supplier. */
    String rowName() {
        return batchId + "/" + position;
    }
}
