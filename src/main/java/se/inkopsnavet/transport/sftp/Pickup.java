package se.inkopsnavet.transport.sftp;

import java.util.function.BooleanSupplier;
import se.inkopsnavet.ledger.Arrival;

/**
 * One file on its way in, kept on the exchange between Camel's listing and the acknowledgement.
 *
 * @param unchanged asks the neighbour whether the file still is the one that was listed
 */
record Pickup(InboxFile file, Arrival arrival, BooleanSupplier unchanged) {

    /** Exchange property with the Pickup. */
    static final String PROPERTY = "inkopsnavet.pickup";

    /** Exchange property with the ledger's Acceptance: without it the file is not acknowledged, whatever the route did. */
    static final String ACCEPTANCE = "inkopsnavet.acceptance";
}
