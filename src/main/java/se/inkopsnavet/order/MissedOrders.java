package se.inkopsnavet.order;

import java.util.Collection;
import java.util.Set;

/** Deliveries for which nothing was ordered in time, and nothing has come of it yet. */
@FunctionalInterface
public interface MissedOrders {

    /** @param occurrences keys of the calendar's @return those of them that were missed */
    Set<String> among(Collection<String> occurrences);
}
