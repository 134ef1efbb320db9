package se.inkopsnavet.delivery;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.calendar.Occurrence;
import se.inkopsnavet.calendar.Occurrences;
import se.inkopsnavet.ledger.DerivedId;
import se.inkopsnavet.order.Order;
import se.inkopsnavet.order.Orders;

/** Which delivery somebody means, and to which occurrence of the calendar it belongs. In the caller's transaction, with the person's case locked. */
public class Deliveries {

    private final DeliveryStore store;
    private final Occurrences calendar;
    private final Orders orders;

    public Deliveries(DeliveryStore store, Occurrences calendar, Orders orders) {
        this.store = store;
        this.calendar = calendar;
        this.orders = orders;
    }

    /**
     * The one with that order number; without a number, or where none has been said yet, the only one of the day. Stored when nobody has spoken of it
     * before.
     */
    Delivery meant(String municipality, String supplierId, String caseRef, LocalDate day, @Nullable String orderNo) {
        List<Delivery> known = store.of(caseRef, supplierId, day);
        Optional<Delivery> same = known.stream()
                .filter(each -> orderNo != null && orderNo.equals(each.orderNo()))
                .findFirst()
                .or(() -> known.stream()
                        .filter(each -> each.orderNo() == null || orderNo == null && known.size() == 1)
                        .findFirst());
        Delivery delivery = same.orElseGet(() -> new Delivery(
                DerivedId.of("delivery", municipality, supplierId, caseRef, day, known.size()),
                municipality,
                caseRef,
                supplierId,
                orderNo,
                null,
                day,
                null,
                List.of(),
                Delivery.Told.NOTHING));
        Delivery complete = complete(delivery.of(orderNo, null));
        if (same.isPresent()) {
            return complete;
        }
        store.insert(complete);
        return store.find(complete.id()).orElseThrow();
    }

    /** Order and occurrence say each other, whichever of them is known. */
    private Delivery complete(Delivery delivery) {
        String key = delivery.occurrence() == null ? occurrence(delivery) : delivery.occurrence();
        String number = delivery.orderNo() == null && key != null
                ? orders.forOccurrence(key)
                        .filter(order -> order.supplierId().equals(delivery.supplierId()))
                        .map(Order::orderNo)
                        .orElse(null)
                : null;
        return delivery.of(number, key);
    }

    private @Nullable String occurrence(Delivery delivery) {
        Optional<String> ofOrder = Optional.ofNullable(delivery.orderNo())
                .flatMap(number -> orders.find(delivery.municipality(), delivery.supplierId(), number))
                .filter(order -> order.caseRef().equals(delivery.caseRef()))
                .map(Order::occurrence);
        return ofOrder.or(() -> calendar.of(delivery.caseRef(), delivery.day(), delivery.day()).stream()
                        .filter(each -> each.supplierId().equals(delivery.supplierId()))
                        .filter(Occurrence::isPlanned)
                        .map(Occurrence::key)
                        .findFirst())
                .orElse(null);
    }
}
