package se.inkopsnavet.trade;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The state of one order (flow F10).
 *
 * @param orderNo the supplier's
 * @param version rises with every change of the order at the supplier; a report with a lower one than already seen is out of date
 * @param placedAt when the customer confirmed it, by the supplier's clock; of a draft when it was begun
 * @param deliveryDay the day on which the supplier will deliver, Europe/Stockholm; null while it is not known
 * @param total null while it is not known
 * @param fees what the supplier charges beside the goods
 * @param lineCount how many lines, never which
 * @param paymentRefused the order fell because the payment did; why is not kept
 */
public record OrderReported(
        String municipality,
        String supplierId,
        CustomerRef customer,
        String orderNo,
        long version,
        State state,
        Instant placedAt,
        Instant occurredAt,
        @Nullable LocalDate deliveryDay,
        @Nullable Money total,
        List<Fee> fees,
        int lineCount,
        boolean paymentRefused)
        implements SupplierReport {

    public OrderReported {
        fees = List.copyOf(fees);
    }

    /** What the supplier says of it; whether that is in time is decided by the hub. */
    public enum State {
        DRAFT,
        CONFIRMED,
        PICKED,
        OUT_FOR_DELIVERY,
        CANCELLED,
        REJECTED
    }

    /** @param type as in the policy's fees, such as {@code SMALL_ORDER_FEE} */
    public record Fee(String type, Money amount) {}
}
