package se.inkopsnavet.calendar;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.ledger.Outcome;
import se.inkopsnavet.purchase.CaseStore;
import se.inkopsnavet.trade.Customers;
import se.inkopsnavet.trade.OrderReported;
import se.inkopsnavet.trade.ReportTaker;

/**
 * The day that a supplier reports for an order is the client's booked slot: where the profile gives no weekday per area it makes the week's occurrence, and on
 * a holiday of which the supplier's calendar says nothing it answers the question. Everywhere else the order is the business of the room {@code order} alone.
 */
public class SlotTaker implements ReportTaker<OrderReported> {

    private final CalendarCases slots;
    private final OccurrenceStore occurrences;
    private final CalendarWork work;
    private final CaseStore cases;
    private final Customers customers;

    public SlotTaker(
            CalendarCases slots, OccurrenceStore occurrences, CalendarWork work, CaseStore cases, Customers customers) {
        this.slots = slots;
        this.occurrences = occurrences;
        this.work = work;
        this.cases = cases;
        this.customers = customers;
    }

    /** @param day Europe/Stockholm; null when it is given up */
    record Booking(
            String municipality,
            String caseRef,
            String supplierId,
            String orderNo,
            long version,
            @Nullable LocalDate day) {}

    @Override
    public Class<OrderReported> type() {
        return OrderReported.class;
    }

    /** A customer whom nobody knows is told of by the room {@code order}, which has the same report. */
    @Override
    public Outcome take(UUID messageId, OrderReported report) {
        Optional<String> caseRef = customers.caseOf(report.municipality(), report.supplierId(), report.customer());
        caseRef.flatMap(ref -> cases.lock(report.municipality(), ref))
                .map(known -> new Booking(
                        report.municipality(),
                        known.caseRef(),
                        report.supplierId(),
                        report.orderNo(),
                        report.version(),
                        isGivenUp(report) ? null : report.deliveryDay()))
                .ifPresent(this::book);
        return Outcome.confirmed(caseRef.orElse(null));
    }

    /** A day that the calendar does not have yet is planned before the room {@code order} looks for the occurrence of the same report. */
    private void book(Booking booking) {
        boolean news = slots.book(booking) && booking.day() != null;
        if (news
                && occurrences.of(booking.caseRef(), booking.day(), booking.day()).stream()
                        .noneMatch(Occurrence::isPlanned)) {
            work.planNow(booking.caseRef());
        }
    }

    private static boolean isGivenUp(OrderReported report) {
        return report.state() == OrderReported.State.CANCELLED || report.state() == OrderReported.State.REJECTED;
    }
}
