package se.inkopsnavet.order;

import java.time.LocalDate;
import java.util.List;
import se.inkopsnavet.calendar.Occurrence;
import se.inkopsnavet.calendar.Occurrences;
import se.inkopsnavet.trade.StillNeeded;
import se.inkopsnavet.trade.SupplierRequest;

/** No late order is asked for when the groceries of that delivery have been ordered after all: they would come twice. */
public class OrderedMeanwhile implements StillNeeded {

    private final OrderStore orders;
    private final Occurrences occurrences;

    public OrderedMeanwhile(OrderStore orders, Occurrences occurrences) {
        this.orders = orders;
        this.occurrences = occurrences;
    }

    @Override
    public boolean test(SupplierRequest.Kind kind, String caseRef, LocalDate day) {
        if (kind != SupplierRequest.Kind.LATE_ORDER) {
            return true;
        }
        List<String> keys =
                occurrences.of(caseRef, day, day).stream().map(Occurrence::key).toList();
        return !orders.comes(caseRef, day, keys);
    }
}
