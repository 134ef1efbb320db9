package se.inkopsnavet.peppol;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.trade.Money;

/**
 * The order that a document refers to, as the hub knows it already.
 *
 * @param orderNo the supplier's; null where the hub has only asked for it
 */
record KnownOrder(
        String caseRef,
        @Nullable String orderNo,
        Instant placedAt,
        @Nullable LocalDate deliveryDay,
        @Nullable Money total,
        int lineCount) {}
