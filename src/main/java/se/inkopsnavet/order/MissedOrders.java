package se.inkopsnavet.order;

import java.util.Set;

/** Deliveries for which nothing was ordered in time, and nothing has come of it yet. */
@FunctionalInterface
public interface MissedOrders {

    /** @param week an ISO week such as {@code 2026-W49} @return keys of the calendar's occurrences */
    Set<String> missed(String municipality, String week);
}
