package se.inkopsnavet.peppol;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.purchase.CaseNumbers;
import se.inkopsnavet.trade.CustomerRef;
import se.inkopsnavet.trade.DeliveryReported;
import se.inkopsnavet.trade.Money;
import se.inkopsnavet.trade.OrderReported;
import se.inkopsnavet.trade.SupplierReport;

/**
 * What a document means for the orders and the deliveries (flows F10 and F12).
 *
 * @param known the order that it refers to, or null
 */
record Translation(
        PeppolDocument document,
        String municipality,
        String supplierId,
        @Nullable KnownOrder known) {

    private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");
    private static final Pattern CASE_REF = Pattern.compile(CaseNumbers.FORM);

    /** An answer that only says that the document has arrived. */
    private static final String RECEIVED = "AB";

    private static final String REFUSED = "RE";

    /** Whom it is about: the document's own word, else the order's; empty when neither says. */
    Optional<CustomerRef> customer() {
        String reference = document.customerReference();
        if (reference != null) {
            boolean ours = CASE_REF.matcher(reference).matches();
            return Optional.of(new CustomerRef(ours ? reference : null, ours ? null : reference));
        }
        return Optional.ofNullable(known).map(order -> new CustomerRef(order.caseRef(), null));
    }

    /** In the order in which they happened; none for an answer that decides nothing. */
    List<SupplierReport> reports(CustomerRef customer) {
        return switch (document.kind()) {
            case ORDER -> List.of(order(customer, OrderReported.State.DRAFT));
            case ORDER_AGREEMENT -> List.of(order(customer, OrderReported.State.CONFIRMED));
            case ORDER_RESPONSE -> answered(customer);
            case DESPATCH_ADVICE -> sent(customer);
            case ORDER_CANCELLATION -> List.of();
        };
    }

    private List<SupplierReport> answered(CustomerRef customer) {
        if (RECEIVED.equals(document.code())) {
            return List.of();
        }
        boolean refused = REFUSED.equals(document.code());
        List<SupplierReport> reports = new ArrayList<>();
        reports.add(order(customer, refused ? OrderReported.State.REJECTED : OrderReported.State.CONFIRMED));
        if (!refused && document.changedLines() > 0) {
            reports.add(delivery(customer, DeliveryReported.Kind.SUBSTITUTED));
        }
        return reports;
    }

    private List<SupplierReport> sent(CustomerRef customer) {
        List<SupplierReport> reports = new ArrayList<>();
        reports.add(order(customer, OrderReported.State.OUT_FOR_DELIVERY));
        if (expected() != null) {
            reports.add(delivery(customer, DeliveryReported.Kind.EXPECTED));
        }
        if (document.changedLines() > 0) {
            reports.add(delivery(customer, DeliveryReported.Kind.SUBSTITUTED));
        }
        return reports;
    }

    private OrderReported order(CustomerRef customer, OrderReported.State state) {
        return new OrderReported(
                municipality,
                supplierId,
                customer,
                orderNo(),
                version(),
                state,
                known == null ? document.issued() : known.placedAt(),
                document.issued(),
                document.deliveryDay() == null && known != null ? known.deliveryDay() : document.deliveryDay(),
                total(),
                document.fees(),
                document.lineCount() == 0 && known != null ? known.lineCount() : document.lineCount(),
                false);
    }

    private DeliveryReported delivery(CustomerRef customer, DeliveryReported.Kind kind) {
        return new DeliveryReported(
                municipality,
                supplierId,
                customer,
                orderNo(),
                day(),
                version(),
                kind,
                document.issued(),
                kind == DeliveryReported.Kind.EXPECTED ? expected() : null,
                null,
                0);
    }

    private java.time.@Nullable Instant expected() {
        return document.periods().stream()
                .map(PeppolDocument.Period::start)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private LocalDate day() {
        if (document.deliveryDay() != null) {
            return document.deliveryDay();
        }
        boolean isKnown = known != null && known.deliveryDay() != null;
        return isKnown
                ? known.deliveryDay()
                : document.issued().atZone(STOCKHOLM).toLocalDate();
    }

    private @Nullable Money total() {
        return document.total() == null && known != null ? known.total() : document.total();
    }

    /** The seller's number where there is one: by it the web shop, the driver and the invoice know the order. */
    private String orderNo() {
        if (known != null && known.orderNo() != null) {
            return known.orderNo();
        }
        if (document.salesOrderId() != null) {
            return document.salesOrderId();
        }
        boolean ownNumber = document.kind() == DocumentKind.ORDER || document.orderReference() == null;
        return ownNumber ? document.id() : document.orderReference();
    }

    /**
     * Peppol's documents have no version. They are issued in the order of what they tell; two of the same second, and those of a day that give no time, stand in
     * the order in which an order goes its way.
     */
    private long version() {
        return document.issued().getEpochSecond() * DocumentKind.values().length
                + switch (document.kind()) {
                    case ORDER -> 0;
                    case ORDER_AGREEMENT -> 1;
                    case ORDER_RESPONSE -> 2;
                    case DESPATCH_ADVICE -> 3;
                    case ORDER_CANCELLATION -> 4;
                };
    }
}
