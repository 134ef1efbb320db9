package se.inkopsnavet.order;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.trade.Money;

/**
 * One order as the hub knows it.
 *
 * @param occurrence key of the {@code calendar.Occurrence} it is for, or null when it is for none
 * @param supplierVersion of the newest report applied
 * @param deliveryDay the day on which the supplier says it comes, or null
 */
public record Order(
        String municipality,
        String supplierId,
        String orderNo,
        String caseRef,
        @Nullable String occurrence,
        OrderState state,
        long supplierVersion,
        Instant placedAt,
        @Nullable LocalDate deliveryDay,
        @Nullable Money total,
        int lineCount) {}
