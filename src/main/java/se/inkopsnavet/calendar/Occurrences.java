package se.inkopsnavet.calendar;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What other rooms ask the calendar. Cancelled occurrences are among the answers: a week without one needs its reason. */
public interface Occurrences {

    Optional<Occurrence> find(String key);

    List<Occurrence> of(String caseRef, LocalDate from, LocalDate to);

    /** All of a municipality's on a day, in the order of their case references. */
    List<Occurrence> on(String municipality, LocalDate day);
}
