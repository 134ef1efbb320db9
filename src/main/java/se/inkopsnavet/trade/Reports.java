package se.inkopsnavet.trade;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.ledger.Outcome;
import se.inkopsnavet.ledger.State;

/** Hands each report to the rooms that act on its kind, whatever the channel it came by. */
public final class Reports {

    private final List<ReportTaker<?>> takers;

    public Reports(List<ReportTaker<?>> takers) {
        this.takers = List.copyOf(takers);
    }

    /**
     * In the transaction that finishes the message.
     *
     * @return QUARANTINED, and nobody has seen the report, when what it calls an order or a customer is no {@link SupplierNumber}
     * @throws IllegalStateException when no room takes that kind: a fault of the wiring
     */
    public Outcome take(UUID messageId, SupplierReport report) {
        Optional<String> wrong = wrongNumber(report);
        if (wrong.isPresent()) {
            return Outcome.of(State.QUARANTINED, Fault.INVALID_VALUE, wrong.get());
        }
        List<Outcome> outcomes = takers.stream()
                .filter(taker -> taker.type().isInstance(report))
                .map(taker -> hand(taker, messageId, report))
                .toList();
        return outcomes.stream()
                .filter(outcome -> outcome.state() != State.CONFIRMED)
                .findFirst()
                .or(() -> outcomes.stream().findFirst())
                .orElseThrow(() -> new IllegalStateException(
                        "nobody takes " + report.getClass().getSimpleName()));
    }

    /** @return the field in which the first one stands */
    private static Optional<String> wrongNumber(SupplierReport report) {
        if (report instanceof OrderReported order) {
            return wrongNumber(order.customer(), order.orderNo());
        }
        if (report instanceof DeliveryReported delivery) {
            return wrongNumber(delivery.customer(), delivery.orderNo());
        }
        return ((ScheduleReported) report)
                .stops().stream()
                        .flatMap(stop -> wrongNumber(stop.customer(), stop.orderNo()).stream())
                        .findFirst();
    }

    private static Optional<String> wrongNumber(CustomerRef customer, @Nullable String orderNo) {
        if (orderNo != null && !SupplierNumber.isOne(orderNo)) {
            return Optional.of("orderNo");
        }
        return customer.customerNo() == null || SupplierNumber.isOne(customer.customerNo())
                ? Optional.empty()
                : Optional.of("customerNo");
    }

    private static <R extends SupplierReport> Outcome hand(
            ReportTaker<R> taker, UUID messageId, SupplierReport report) {
        return taker.take(messageId, taker.type().cast(report));
    }
}
