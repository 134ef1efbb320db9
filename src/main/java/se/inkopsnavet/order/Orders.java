package se.inkopsnavet.order;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What other rooms ask about orders. */
public interface Orders {

    /** Numbers are a supplier's own, in each municipality for itself. */
    Optional<Order> find(String municipality, String supplierId, String orderNo);

    /** By its number alone, where nobody says whose it is; the newest, should two suppliers of the client have used the same. */
    Optional<Order> ofCase(String caseRef, String orderNo);

    /** The order that counts for an occurrence: the one that brings groceries, otherwise the newest. */
    Optional<Order> forOccurrence(String occurrenceKey);

    /** All that are to be delivered in a municipality on a day, in the order of their case references. */
    List<Order> on(String municipality, LocalDate day);

    /** Those of some cases that are to be delivered on those days, in the order of the days. */
    List<Order> of(Collection<String> caseRefs, LocalDate from, LocalDate to);

    /** Whether the supplier has said of any order that groceries come to somebody in the municipality that day. */
    boolean isReporting(String municipality, String supplierId, LocalDate day);
}
