package se.inkopsnavet.complaint;

import org.jspecify.annotations.Nullable;

/** The way in for rooms that find something to complain about by themselves, such as a breach at the door. */
public interface Complaints {

    /**
     * Opens a complaint, in the caller's transaction: it goes to the supplier who delivered, or becomes a telephone call, after that has committed.
     *
     * @param supplierId who delivered, also when the case has another supplier by now; null: whose order it is, otherwise the supplier of the case
     * @param orderNo the supplier's; null when there is none
     * @param occurrence the same case, order, type and occurrence is one complaint
     */
    void open(
            String municipality,
            String caseRef,
            @Nullable String supplierId,
            @Nullable String orderNo,
            ComplaintType type,
            String occurrence);
}
