package se.inkopsnavet.trade;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.policy.DeliveryOutcome;

/**
 * What happens to a delivery on its day (flows F12 and F13).
 *
 * @param deliveryDay the day of the delivery, Europe/Stockholm
 * @param version rises with every report of the same kind about the delivery, so that a driver can correct one
 * @param expectedAt when the driver is expected now; null unless {@code kind} says so
 * @param outcome how it ended; null unless {@code kind} is OUTCOME
 * @param attempts how often the driver has rung; 0 unless {@code kind} is NO_ANSWER
 */
public record DeliveryReported(
        String municipality,
        String supplierId,
        CustomerRef customer,
        @Nullable String orderNo,
        LocalDate deliveryDay,
        long version,
        Kind kind,
        Instant occurredAt,
        @Nullable Instant expectedAt,
        @Nullable DeliveryOutcome outcome,
        int attempts)
        implements SupplierReport {

    public enum Kind {
        /** {@code expectedAt} has changed for the worse. */
        DELAYED,
        /** {@code expectedAt} is known or has changed. */
        EXPECTED,
        /** The driver is about to ring. */
        ARRIVING,
        /** The groceries can be fetched in the store or the locker. */
        READY_FOR_PICKUP,
        /** Something was replaced or is missing; what is not kept. */
        SUBSTITUTED,
        /** Nobody opens. */
        NO_ANSWER,
        OUTCOME
    }
}
