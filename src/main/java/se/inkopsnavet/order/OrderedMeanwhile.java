package se.inkopsnavet.order;

import java.util.List;
import se.inkopsnavet.calendar.Occurrence;
import se.inkopsnavet.calendar.Occurrences;
import se.inkopsnavet.order.Situation.Standing;
import se.inkopsnavet.purchase.CaseStore;
import se.inkopsnavet.trade.StillNeeded;

/**
 * No late order is asked for when the groceries of that delivery have been ordered after all: they would come twice. And no order is cancelled of somebody who
 * may have groceries again.
 */
public class OrderedMeanwhile implements StillNeeded {

    private final OrderStore orders;
    private final Occurrences occurrences;
    private final CaseStore cases;

    public OrderedMeanwhile(OrderStore orders, Occurrences occurrences, CaseStore cases) {
        this.orders = orders;
        this.occurrences = occurrences;
        this.cases = cases;
    }

    @Override
    public boolean test(Asked asked) {
        return switch (asked.kind()) {
            case LATE_ORDER -> !isOrdered(asked);
            case CANCEL ->
                cases.lockAll(List.of(asked.caseRef())).stream()
                        .anyMatch(purchase -> Standings.of(purchase) != Standing.ACTIVE);
            case DELIVER_AGAIN, HOW_DID_IT_END -> true;
        };
    }

    private boolean isOrdered(Asked asked) {
        List<String> keys = occurrences.of(asked.caseRef(), asked.day(), asked.day()).stream()
                .map(Occurrence::key)
                .toList();
        return orders.comes(asked.caseRef(), asked.day(), keys);
    }
}
