package se.inkopsnavet.calendar;

import java.util.Collection;
import java.util.Set;

/** For which occurrences groceries are ordered. What orders are is not the calendar's to know: the wiring joins it with the room that does. */
@FunctionalInterface
public interface OrderedOccurrences {

    /** @return those of the keys that have an order which brings groceries */
    Set<String> among(Collection<String> keys);
}
