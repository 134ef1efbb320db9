package se.inkopsnavet.delivery;

import org.jspecify.annotations.Nullable;
import se.inkopsnavet.policy.DeliveryOutcome;

/** The way to whoever complains to a supplier that has done at the door what the municipality forbids (flow F16). */
public interface BreachComplaints {

    /**
     * In the caller's transaction.
     *
     * @param supplierId who delivered
     * @param orderNo the supplier's, or null where it is not known
     * @param outcome what was done
     * @param occurrence the same case and occurrence is one complaint
     */
    void open(
            String municipality,
            String caseRef,
            String supplierId,
            @Nullable String orderNo,
            DeliveryOutcome outcome,
            String occurrence);
}
