package se.inkopsnavet.trade;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What the hub asks a supplier to do about one order. No personal data: the supplier knows the customer by the reference.
 *
 * @param orderNo null where there is none yet
 * @param day the delivery day it concerns, Europe/Stockholm
 * @param occurrence the same kind, case and occurrence is asked once
 */
public record SupplierRequest(
        String municipality,
        String supplierId,
        Kind kind,
        CustomerRef customer,
        @Nullable String orderNo,
        LocalDate day,
        String occurrence) {

    public enum Kind {
        /** Cancel the order: the client is away, or the case is over. Never with a reason. */
        CANCEL,
        /** Take an order after the cut-off, if you can. */
        LATE_ORDER,
        /** Deliver again in the same week what came back. */
        DELIVER_AGAIN,
        /** Nothing was heard of the delivery: how did it end? */
        HOW_DID_IT_END
    }

    /** The same, with the customer's case. */
    public SupplierRequest about(String caseRef) {
        return new SupplierRequest(
                municipality,
                supplierId,
                kind,
                new CustomerRef(caseRef, customer.customerNo()),
                orderNo,
                day,
                occurrence);
    }
}
