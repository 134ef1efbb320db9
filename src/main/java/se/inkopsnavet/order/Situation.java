package se.inkopsnavet.order;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.calendar.Occurrence;

/**
 * What a report about an order is judged against.
 *
 * @param occurrence the delivery that the order belongs to, or null when it belongs to none
 * @param weekIsFull the client has as many other orders in the delivery's ISO week as the municipality allows
 */
record Situation(
        String caseRef, Standing standing, @Nullable Occurrence occurrence, boolean weekIsFull, Instant now) {

    /** May the client have groceries delivered? */
    enum Standing {
        ACTIVE,
        /** Away, dead, or no longer a client. */
        STOPPED,
        /** Protected, or nobody can say. */
        PROTECTED
    }
}
