package se.inkopsnavet.peppol;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.trade.Money;
import se.inkopsnavet.trade.OrderReported.Fee;

/**
 * What the hub keeps of a document that has passed the rules. The goods have been dropped: of lines only how many there are.
 *
 * @param id as the sender numbers it
 * @param issued with the time of day where the document gives one, otherwise the day's first moment, Europe/Stockholm
 * @param seller electronic address as {@code scheme:value}
 * @param buyer electronic address as {@code scheme:value}
 * @param orderReference the buyer's number of the order; null when there is none, also where the document only says that there is none
 * @param salesOrderId the seller's number of the order, or null
 * @param customerReference a case reference, or a customer number of the seller's
 * @param code of an answer: AB, AP, RE or CA
 * @param currency null where the document has no amounts
 * @param changedLines how many do not come as they were ordered
 */
record PeppolDocument(
        DocumentKind kind,
        String id,
        Instant issued,
        String seller,
        String buyer,
        @Nullable String orderReference,
        @Nullable String salesOrderId,
        @Nullable String customerReference,
        @Nullable String code,
        @Nullable String currency,
        List<Period> periods,
        @Nullable Money total,
        List<Fee> fees,
        int lineCount,
        int changedLines) {

    PeppolDocument {
        periods = List.copyOf(periods);
        fees = List.copyOf(fees);
    }

    /**
     * When the groceries come; each part may be missing.
     *
     * @param start null when there is no day, or no time of day
     * @param backwards whether it ends before it starts
     */
    record Period(@Nullable LocalDate day, @Nullable Instant start, boolean backwards) {}

    @Nullable
    LocalDate deliveryDay() {
        return periods.stream()
                .map(Period::day)
                .filter(java.util.Objects::nonNull)
                .findFirst()
                .orElse(null);
    }
}
