package se.inkopsnavet.schedule;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import se.inkopsnavet.calendar.Occurrence;
import se.inkopsnavet.calendar.Occurrences;
import se.inkopsnavet.order.Order;
import se.inkopsnavet.order.OrderState;
import se.inkopsnavet.order.Orders;

/**
 * What is to be driven in a municipality on a day. What is fetched in a store or a locker stands on no schedule, and who speaks with no shop gets none.
 *
 * @param planned deliveries to the door
 * @param fetched case references of what is fetched that day
 * @param orders that bring groceries that day
 */
record ExpectedDay(List<Occurrence> planned, Set<String> fetched, List<Order> orders) {

    static ExpectedDay of(Occurrences occurrences, Orders orders, String municipality, LocalDate day) {
        List<Occurrence> all = occurrences.on(municipality, day).stream()
                .filter(occurrence -> occurrence.isPlanned() && occurrence.isReported())
                .toList();
        return new ExpectedDay(
                all.stream().filter(ExpectedDay::isDriven).toList(),
                all.stream()
                        .filter(occurrence -> !isDriven(occurrence))
                        .map(Occurrence::caseRef)
                        .collect(Collectors.toSet()),
                orders.on(municipality, day).stream()
                        .filter(order -> order.state().isOrdered() || order.state() == OrderState.LATE)
                        .toList());
    }

    private static boolean isDriven(Occurrence occurrence) {
        return occurrence.fulfilment() == Occurrence.Fulfilment.STORE_DELIVERY;
    }

    /** Whose schedule is waited for. */
    Set<String> suppliers() {
        return planned.stream().map(Occurrence::supplierId).collect(Collectors.toCollection(TreeSet::new));
    }

    /** What the supplier is expected to bring: what is ordered; where no order of it is known at all, what is planned. */
    Set<String> of(String supplierId) {
        Set<String> ordered = orders.stream()
                .filter(order -> order.supplierId().equals(supplierId))
                .map(Order::caseRef)
                .filter(caseRef -> !fetched.contains(caseRef))
                .collect(Collectors.toCollection(TreeSet::new));
        return ordered.isEmpty() ? planned(supplierId).collect(Collectors.toCollection(TreeSet::new)) : ordered;
    }

    private Stream<String> planned(String supplierId) {
        return planned.stream()
                .filter(occurrence -> occurrence.supplierId().equals(supplierId))
                .map(Occurrence::caseRef);
    }

    /** Every case that is planned or ordered for. */
    Set<String> cases() {
        return Stream.concat(
                        planned.stream().map(Occurrence::caseRef),
                        orders.stream().map(Order::caseRef))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
