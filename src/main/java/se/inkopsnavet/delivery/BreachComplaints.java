package se.inkopsnavet.delivery;

import org.jspecify.annotations.Nullable;

/** The way to whoever complains to a supplier that has done at the door what the municipality forbids (flow F16). */
public interface BreachComplaints {

    /**
     * In the caller's transaction.
     *
     * @param orderNo the supplier's, or null where it is not known
     * @param occurrence the same case and occurrence is one complaint
     */
    void open(String municipality, String caseRef, @Nullable String orderNo, String occurrence);
}
