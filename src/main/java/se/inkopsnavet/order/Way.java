package se.inkopsnavet.order;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import se.inkopsnavet.calendar.Occurrence;
import se.inkopsnavet.policy.DeliveryPolicy;

/**
 * Another way to the week's groceries after a missed cut-off (F10 step 5). Pure.
 *
 * @param day of the next delivery in the week, otherwise that of the missed one
 */
record Way(Kind kind, LocalDate day) {

    enum Kind {
        /** The supplier is asked to take an order after the cut-off. */
        LATE_ORDER,
        /** The client has another delivery in the same ISO week that can still be ordered. */
        NEXT_OCCURRENCE,
        /** The municipality allows another kind of delivery or pick-up. */
        OTHER_WAY,
        /** Nothing that the hub knows of: the unit sees to it, or records that the client declines. */
        BY_HAND
    }

    /**
     * @param lateOrders the supplier's profile says that it may be asked
     * @param later the client's deliveries in the same week that can still be ordered
     * @param allowed what the municipality's profile allows
     */
    static Way after(
            Occurrence missed, boolean lateOrders, List<Occurrence> later, List<DeliveryPolicy.Fulfilment> allowed) {
        if (lateOrders) {
            return new Way(Kind.LATE_ORDER, missed.day());
        }
        Optional<Occurrence> next = later.stream()
                .filter(each -> each.isPlanned()
                        && each.week().equals(missed.week())
                        && each.day().isAfter(missed.day()))
                .findFirst();
        if (next.isPresent()) {
            return new Way(Kind.NEXT_OCCURRENCE, next.get().day());
        }
        boolean another = allowed.stream().anyMatch(each -> !kind(each).equals(missed.fulfilment()));
        return new Way(another ? Kind.OTHER_WAY : Kind.BY_HAND, missed.day());
    }

    private static Occurrence.Fulfilment kind(DeliveryPolicy.Fulfilment allowed) {
        return switch (allowed) {
            case STORE_DELIVERY, MUNICIPAL_TRANSPORT, CONTRACTED_TRANSPORT -> Occurrence.Fulfilment.STORE_DELIVERY;
            case LOCKER_STORE, LOCKER_HOME -> Occurrence.Fulfilment.LOCKER;
            case HOMECARE_PICKUP -> Occurrence.Fulfilment.HOMECARE_PICKUP;
        };
    }
}
