package se.inkopsnavet.calendar;

import java.time.Instant;
import java.time.LocalDate;

/** What a unit says of the slot that home care and the client have booked in a shop: where no supplier reports orders nobody else can (STR-25). */
@FunctionalInterface
public interface UnitBookings {

    /**
     * In the caller's transaction, which has locked the case.
     *
     * @param isBooked false when the slot of that day is given up
     * @param said when: the later word counts
     * @return false when that, or a later word, is known
     */
    boolean say(String municipality, String caseRef, LocalDate day, boolean isBooked, Instant said);
}
