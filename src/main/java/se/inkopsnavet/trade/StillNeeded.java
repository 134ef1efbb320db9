package se.inkopsnavet.trade;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Asked by every channel when a request is about to leave: what was reported meanwhile may have answered it. In the caller's transaction, with the case locked. */
@FunctionalInterface
public interface StillNeeded {

    /**
     * @param orderNo null where there was none yet
     * @param day of the delivery that the request is about
     */
    record Asked(
            String supplierId,
            SupplierRequest.Kind kind,
            String caseRef,
            @Nullable String orderNo,
            LocalDate day) {}

    /** @return false when nothing is to be asked any more; true also of what the room knows nothing about */
    boolean test(Asked asked);
}
