package se.inkopsnavet.calendar;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What other rooms ask the calendar. Cancelled occurrences are among the answers: a week without one needs its reason. */
public interface Occurrences {

    Optional<Occurrence> find(String key);

    List<Occurrence> of(String caseRef, LocalDate from, LocalDate to);

    /** All of a municipality's on a day, in the order of their case references. */
    List<Occurrence> on(String municipality, LocalDate day);

    /** Of whom nobody has booked the delivery that the ISO week is to have. @param monday of the week @return case references */
    Set<String> unbooked(String municipality, LocalDate monday);
}
