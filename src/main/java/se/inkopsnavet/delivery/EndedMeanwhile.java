package se.inkopsnavet.delivery;

import java.util.List;
import java.util.function.Predicate;
import se.inkopsnavet.policy.DeliveryOutcome;
import se.inkopsnavet.trade.StillNeeded;

/** A supplier says, or corrects, how a delivery ended: nobody asks how when it is known, nor for what has not come back to be delivered again. */
public class EndedMeanwhile implements StillNeeded {

    private final DeliveryStore store;

    public EndedMeanwhile(DeliveryStore store) {
        this.store = store;
    }

    @Override
    public boolean test(Asked asked) {
        return switch (asked.kind()) {
            case CANCEL, LATE_ORDER -> true;
            case DELIVER_AGAIN ->
                isAny(asked, delivery -> delivery.outcome()
                        .filter(DeliveryOutcome::isReturned)
                        .isPresent());
            case HOW_DID_IT_END -> isAny(asked, delivery -> delivery.outcome().isEmpty());
        };
    }

    /** Of what was meant: the order's number may have become known since. */
    private boolean isAny(Asked asked, Predicate<Delivery> wanted) {
        List<Delivery> meant = store.of(asked.caseRef(), asked.supplierId(), asked.day()).stream()
                .filter(delivery -> asked.orderNo() == null
                        || delivery.orderNo() == null
                        || asked.orderNo().equals(delivery.orderNo()))
                .toList();
        return meant.isEmpty() || meant.stream().anyMatch(wanted);
    }
}
