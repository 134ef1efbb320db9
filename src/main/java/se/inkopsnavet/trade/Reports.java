package se.inkopsnavet.trade;

import java.util.List;
import java.util.UUID;
import se.inkopsnavet.ledger.Outcome;
import se.inkopsnavet.ledger.State;

/** Hands each report to the rooms that act on its kind, whatever the channel it came by. */
public final class Reports {

    private final List<ReportTaker<?>> takers;

    public Reports(List<ReportTaker<?>> takers) {
        this.takers = List.copyOf(takers);
    }

    /** In the transaction that finishes the message. @throws IllegalStateException when no room takes that kind: a fault of the wiring */
    public Outcome take(UUID messageId, SupplierReport report) {
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

    private static <R extends SupplierReport> Outcome hand(
            ReportTaker<R> taker, UUID messageId, SupplierReport report) {
        return taker.take(messageId, taker.type().cast(report));
    }
}
