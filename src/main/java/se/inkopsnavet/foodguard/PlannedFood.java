package se.inkopsnavet.foodguard;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.calendar.Occurrences;
import se.inkopsnavet.order.MissedOrders;
import se.inkopsnavet.order.Order;
import se.inkopsnavet.order.OrderState;
import se.inkopsnavet.order.Orders;

/**
 * What a municipality's calendar and orders say of some days, boiled down to a few words for each client; a day at a time is read.
 *
 * @param planned the first of the days with food planned, by case reference
 * @param cancelled why there is none, of those for whom something was planned and taken back
 * @param unbooked who should have something planned, and nobody has seen to it
 */
record PlannedFood(Map<String, LocalDate> planned, Map<String, String> cancelled, Set<String> unbooked) {

    /** Of an ISO week. */
    static PlannedFood of(Occurrences occurrences, String municipality, LocalDate monday) {
        Map<String, LocalDate> planned = new HashMap<>();
        Map<String, String> cancelled = new HashMap<>();
        monday.datesUntil(monday.plusDays(7))
                .forEach(day -> occurrences.on(municipality, day).forEach(occurrence -> {
                    if (occurrence.isPlanned()) {
                        planned.putIfAbsent(occurrence.caseRef(), day);
                    } else {
                        cancelled.putIfAbsent(occurrence.caseRef(), occurrence.reason());
                    }
                }));
        return new PlannedFood(planned, cancelled, occurrences.unbooked(municipality, monday));
    }

    /** A reason counts only where nothing is planned in its stead; cancelled without one is none. */
    @Nullable
    String reason(String caseRef) {
        return planned.containsKey(caseRef) ? null : cancelled.get(caseRef);
    }

    /**
     * For which day each client's next groceries are ordered; of a supplier that reports no orders for a day what is planned stands, unless its cut-off is known
     * to have been missed.
     */
    static Map<String, LocalDate> ordered(
            Occurrences occurrences,
            Orders orders,
            MissedOrders missed,
            String municipality,
            LocalDate from,
            LocalDate to) {
        Map<String, LocalDate> next = new HashMap<>();
        Map<String, Set<String>> uncovered = new HashMap<>();
        from.datesUntil(to.plusDays(1)).forEach(day -> {
            List<Order> coming = orders.on(municipality, day).stream()
                    .filter(order -> order.state().isOrdered() || order.state() == OrderState.LATE)
                    .toList();
            Set<String> reporting = new HashSet<>();
            coming.forEach(order -> {
                reporting.add(order.supplierId());
                next.putIfAbsent(order.caseRef(), day);
            });
            occurrences.on(municipality, day).stream()
                    .filter(occurrence -> occurrence.isPlanned() && !reporting.contains(occurrence.supplierId()))
                    .filter(occurrence -> !uncovered
                            .computeIfAbsent(occurrence.week(), week -> missed.missed(municipality, week))
                            .contains(occurrence.key()))
                    .forEach(occurrence -> next.putIfAbsent(occurrence.caseRef(), day));
        });
        return next;
    }
}
