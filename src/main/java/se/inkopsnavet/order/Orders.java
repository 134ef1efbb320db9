package se.inkopsnavet.order;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What other rooms ask about orders. */
public interface Orders {

    Optional<Order> find(String supplierId, String orderNo);

    /** The order that counts for an occurrence: the one that brings groceries, otherwise the newest. */
    Optional<Order> forOccurrence(String occurrenceKey);

    /** All that are to be delivered in a municipality on a day, in the order of their case references. */
    List<Order> on(String municipality, LocalDate day);
}
