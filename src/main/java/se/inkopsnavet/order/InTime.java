package se.inkopsnavet.order;

import java.time.Instant;
import se.inkopsnavet.calendar.CutoffTime;
import se.inkopsnavet.calendar.Occurrence;

/** The calendar's cut-off (stopptid) for orders: 13:00:00 is in time where it is inclusive, and 13:00:01 is not (AC-10-1). */
final class InTime {

    private InTime() {}

    /** Judged by when the customer confirmed, whenever the report arrives (AC-10-2). A delivery without a cut-off of its own can always be ordered. */
    static boolean isPlaced(Instant placedAt, Occurrence occurrence) {
        return CutoffTime.inTime(occurrence.cutoffAt(), occurrence.cutoffInclusive(), placedAt);
    }

    /** Whether an order placed now would be too late. */
    static boolean isOver(Occurrence occurrence, Instant now) {
        return !isPlaced(now, occurrence);
    }

    /** The first moment at which it is too late. */
    static Instant over(Instant cutoff, boolean inclusive) {
        return inclusive ? cutoff.plusSeconds(1) : cutoff;
    }
}
