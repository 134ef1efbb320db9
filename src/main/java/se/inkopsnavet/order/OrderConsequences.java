package se.inkopsnavet.order;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.calendar.Occurrence;
import se.inkopsnavet.policy.Weeks;
import se.inkopsnavet.purchase.PurchaseCase;
import se.inkopsnavet.trade.CustomerRef;
import se.inkopsnavet.trade.SupplierRequest;
import se.inkopsnavet.trade.SupplierRequests;

/** Carries out what follows from a report about an order. In the caller's transaction. */
public class OrderConsequences {

    private final OrderNews news;
    private final TaskStore tasks;
    private final Ways ways;
    private final Supplier<SupplierRequests> requests;

    public OrderConsequences(OrderNews news, TaskStore tasks, Ways ways, Supplier<SupplierRequests> requests) {
        this.news = news;
        this.tasks = tasks;
        this.ways = ways;
        this.requests = requests;
    }

    void follow(
            OrderVerdict.Applied applied,
            CustomerRef customer,
            @Nullable Occurrence occurrence,
            PurchaseCase purchase) {
        Order order = applied.order();
        for (OrderEffect effect : applied.effects()) {
            if (effect instanceof OrderEffect.Tell tell) {
                news.tell(order.municipality(), purchase, tell);
            } else if (effect instanceof OrderEffect.Cancel) {
                cancel(order, customer.customerNo());
            } else if (effect instanceof OrderEffect.Settled) {
                tasks.settled(purchase.caseRef(), week(order, occurrence), TaskStore.End.ORDERED);
            } else if (effect instanceof OrderEffect.Replace) {
                ways.find(occurrence, order, purchase);
            }
        }
    }

    void cancel(Order order, @Nullable String customerNo) {
        requests.get()
                .ask(new SupplierRequest(
                        order.municipality(),
                        order.supplierId(),
                        SupplierRequest.Kind.CANCEL,
                        new CustomerRef(order.caseRef(), customerNo),
                        order.orderNo(),
                        order.deliveryDay() == null ? Days.placed(order) : order.deliveryDay(),
                        order.orderNo()));
    }

    private static String week(Order order, @Nullable Occurrence occurrence) {
        if (order.deliveryDay() != null) {
            return Weeks.of(order.deliveryDay());
        }
        return occurrence == null ? Weeks.of(Days.placed(order)) : occurrence.week();
    }
}
