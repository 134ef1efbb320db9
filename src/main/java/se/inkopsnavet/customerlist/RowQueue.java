package se.inkopsnavet.customerlist;

import java.util.Optional;
import java.util.UUID;

/** Which clients' rows wait for the next customer list. One open row per case: a later change goes out when the earlier row is settled. */
public interface RowQueue {

    /** A row that still waits goes to the supplier and scope that the case has now. */
    void queue(String caseRef, String municipality, String supplierId, String scope);

    /**
     * Takes a row that has not left out of the queue; a row on its way is stopped by the gates at the door. That an account
     * ends stays told.
     *
     * @return the list on which the row is on its way
     */
    Optional<UUID> withdraw(String caseRef);

    /**
     * What stands about the case in a list that has been built is no longer what may be told: that list is built anew, or not sent.
     *
     * @return the list
     */
    Optional<UUID> outdate(String caseRef);

    /** The list on which the case's row has left, or may have; empty when nothing about the person was ever sent. */
    Optional<UUID> leftIn(String caseRef);
}
