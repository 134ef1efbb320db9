package se.inkopsnavet.order;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Orders that a test has put there. */
public record RecordedOrders(List<Order> all) implements Orders {

    public RecordedOrders() {
        this(new ArrayList<>());
    }

    public void place(String municipality, String caseRef, LocalDate day) {
        all.add(new Order(
                municipality,
                "livs",
                "O-" + caseRef + day,
                caseRef,
                null,
                OrderState.LOCKED,
                1,
                Instant.EPOCH,
                day,
                null,
                3));
    }

    @Override
    public Optional<Order> find(String municipality, String supplierId, String orderNo) {
        return all.stream().filter(each -> each.orderNo().equals(orderNo)).findFirst();
    }

    @Override
    public Optional<Order> ofCase(String caseRef, String orderNo) {
        return all.stream()
                .filter(each -> each.caseRef().equals(caseRef) && each.orderNo().equals(orderNo))
                .findFirst();
    }

    @Override
    public Optional<Order> forOccurrence(String occurrenceKey) {
        return all.stream()
                .filter(each -> occurrenceKey.equals(each.occurrence()))
                .findFirst();
    }

    @Override
    public List<Order> of(Collection<String> caseRefs, LocalDate from, LocalDate to) {
        Set<String> refs = Set.copyOf(caseRefs);
        return all.stream()
                .filter(each -> refs.contains(each.caseRef())
                        && each.deliveryDay() != null
                        && !each.deliveryDay().isBefore(from)
                        && !each.deliveryDay().isAfter(to))
                .toList();
    }

    @Override
    public boolean isReporting(String municipality, String supplierId, LocalDate day) {
        return on(municipality, day).stream().anyMatch(each -> each.supplierId().equals(supplierId));
    }

    @Override
    public List<Order> on(String municipality, LocalDate day) {
        return all.stream()
                .filter(each -> each.municipality().equals(municipality) && day.equals(each.deliveryDay()))
                .toList();
    }
}
