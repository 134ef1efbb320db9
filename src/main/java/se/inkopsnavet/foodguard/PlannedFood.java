package se.inkopsnavet.foodguard;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.calendar.Occurrence;
import se.inkopsnavet.calendar.Occurrences;
import se.inkopsnavet.calendar.Reason;
import se.inkopsnavet.calendar.WeekReasons;
import se.inkopsnavet.order.MissedOrders;
import se.inkopsnavet.order.Order;
import se.inkopsnavet.order.OrderState;
import se.inkopsnavet.order.Orders;
import se.inkopsnavet.policy.Weeks;

/**
 * What the calendar and the orders say of a week of some clients.
 *
 * @param planned the first of the days with food planned, by case reference
 * @param without why there is none, of those for whom something was taken back or nothing could be planned; that nobody has booked is no reason
 * @param unbooked those who should have booked something
 */
record PlannedFood(Map<String, LocalDate> planned, Map<String, String> without, Set<String> unbooked) {

    static PlannedFood in(LocalDate monday, Occurrences occurrences, WeekReasons reasons, Collection<String> caseRefs) {
        Map<String, LocalDate> planned = new HashMap<>();
        Map<String, String> without = new HashMap<>();
        Set<String> unbooked = new HashSet<>();
        for (Occurrence occurrence : occurrences.of(caseRefs, monday, monday.plusDays(6))) {
            if (occurrence.isPlanned()) {
                planned.putIfAbsent(occurrence.caseRef(), occurrence.day());
            } else {
                without.putIfAbsent(occurrence.caseRef(), occurrence.reason());
            }
        }
        reasons.in(Weeks.of(monday), caseRefs).forEach((ref, reason) -> {
            if (reason == Reason.SLOT_NOT_BOOKED) {
                unbooked.add(ref);
                without.remove(ref, reason.name());
            } else {
                without.putIfAbsent(ref, reason.name());
            }
        });
        return new PlannedFood(planned, without, unbooked);
    }

    /** A reason counts only where nothing is planned in its stead; cancelled without one is none. */
    @Nullable
    String reason(String caseRef) {
        return planned.containsKey(caseRef) ? null : without.get(caseRef);
    }

    /** One supplier's day in the municipality. */
    private record Supply(String supplierId, LocalDate day) {}

    /**
     * For which day each client's next groceries are ordered; of a supplier that reports no orders for a day what is planned stands, unless its cut-off is known
     * to have been missed.
     */
    static Map<String, LocalDate> ordered(
            Occurrences occurrences,
            Orders orders,
            MissedOrders missed,
            String municipality,
            Collection<String> caseRefs,
            LocalDate from,
            LocalDate to) {
        Map<String, LocalDate> next = new HashMap<>();
        for (Order order : orders.of(caseRefs, from, to)) {
            if (order.state().isOrdered() || order.state() == OrderState.LATE) {
                next.merge(order.caseRef(), order.deliveryDay(), PlannedFood::earlier);
            }
        }
        Map<Supply, Boolean> reporting = new HashMap<>();
        List<Occurrence> unreported = occurrences.of(caseRefs, from, to).stream()
                .filter(Occurrence::isPlanned)
                .filter(each -> !reporting.computeIfAbsent(
                        new Supply(each.supplierId(), each.day()),
                        supply -> orders.isReporting(municipality, supply.supplierId(), supply.day())))
                .toList();
        Set<String> uncovered = new HashSet<>(
                missed.among(unreported.stream().map(Occurrence::key).toList()));
        unreported.stream()
                .filter(each -> !uncovered.contains(each.key()))
                .forEach(each -> next.merge(each.caseRef(), each.day(), PlannedFood::earlier));
        return next;
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }
}
