package se.inkopsnavet.trade;

import java.time.LocalDate;

/** Asked by every channel when a request is about to leave: what was reported meanwhile may have answered it. In the caller's transaction. */
@FunctionalInterface
public interface StillNeeded {

    /** @param day of the delivery that the request is about @return false when nothing is to be asked any more */
    boolean test(SupplierRequest.Kind kind, String caseRef, LocalDate day);
}
