package se.inkopsnavet.order;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.calendar.Occurrence;
import se.inkopsnavet.calendar.Occurrences;
import se.inkopsnavet.ledger.Deadlines;
import se.inkopsnavet.purchase.CaseState;
import se.inkopsnavet.purchase.CaseStore;
import se.inkopsnavet.purchase.Intent.NoticeKind;
import se.inkopsnavet.purchase.Intent.Role;
import se.inkopsnavet.purchase.PurchaseCase;
import se.inkopsnavet.trade.CustomerRef;
import se.inkopsnavet.trade.StillNeeded;
import se.inkopsnavet.trade.SupplierRequest;
import se.inkopsnavet.trade.SupplierRequests;

/**
 * Asks for an order after the cut-off, a while after it: an order that was placed in the last minute is reported only then (AC-10-2), and counts. The wait is a
 * deadline's row, so that other requests to the supplier are not kept behind this one.
 */
public class LateAsk implements Deadlines.Reaction {

    static final String KIND = "ORDER_LATE_ASK";

    private final Occurrences occurrences;
    private final CaseStore cases;
    private final TaskStore tasks;
    private final CustomerStore customers;
    private final Orders orders;
    private final StillNeeded needed;
    private final SupplierRequests requests;
    private final OrderNews news;
    private final Deadlines deadlines;
    private final Clock clock;

    public LateAsk(
            Occurrences occurrences,
            CaseStore cases,
            TaskStore tasks,
            CustomerStore customers,
            Orders orders,
            StillNeeded needed,
            SupplierRequests requests,
            OrderNews news,
            Deadlines deadlines,
            Clock clock) {
        this.occurrences = occurrences;
        this.cases = cases;
        this.tasks = tasks;
        this.customers = customers;
        this.orders = orders;
        this.needed = needed;
        this.requests = requests;
        this.news = news;
        this.deadlines = deadlines;
        this.clock = clock;
    }

    /**
     * In the caller's transaction.
     *
     * @param order what there was, which makes it another request than one after another order, or null
     * @param after how long an order that was placed in time may be under way to the hub
     */
    void soon(Occurrence missed, @Nullable Order order, Duration after) {
        String orderNo = order == null ? "" : order.orderNo();
        deadlines.set(
                KIND,
                missed.municipality(),
                missed.key() + "|" + orderNo,
                clock.instant().plus(after),
                after.toMinutes() + " minuter efter stopptid, orderReports.within");
    }

    @Override
    public void due(String municipality, String occurrence, boolean late) {
        String key = occurrence.substring(0, occurrence.indexOf('|'));
        occurrences.find(key).ifPresent(missed -> cases.lock(municipality, missed.caseRef())
                .filter(purchase -> isWanted(missed, purchase))
                .ifPresent(purchase -> ask(missed, occurrence, purchase)));
    }

    /** The case is locked: whoever takes a report of an order waits for this, or is done. */
    private boolean isWanted(Occurrence missed, PurchaseCase purchase) {
        return purchase.state() == CaseState.HANDED_OVER
                && missed.isPlanned()
                && !LocalDate.now(clock).isAfter(missed.day())
                && !tasks.isDeclined(missed.caseRef(), missed.week())
                && needed.test(new StillNeeded.Asked(
                        missed.supplierId(), SupplierRequest.Kind.LATE_ORDER, missed.caseRef(), null, missed.day()));
    }

    private void ask(Occurrence missed, String once, PurchaseCase purchase) {
        String number = customers
                .numberOf(missed.municipality(), missed.supplierId(), missed.caseRef())
                .orElse(null);
        requests.ask(new SupplierRequest(
                missed.municipality(),
                missed.supplierId(),
                SupplierRequest.Kind.LATE_ORDER,
                new CustomerRef(missed.caseRef(), number),
                orders.forOccurrence(missed.key()).map(Order::orderNo).orElse(null),
                missed.day(),
                once));
        news.tell(
                missed.municipality(),
                purchase,
                new OrderEffect.Tell(
                        Role.RESPONSIBLE,
                        NoticeKind.ORDER_MISSED_ASKED,
                        missed.day().toString(),
                        once));
    }
}
