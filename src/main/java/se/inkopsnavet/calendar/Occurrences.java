package se.inkopsnavet.calendar;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What other rooms ask the calendar. Cancelled occurrences are among the answers: a week without one needs its reason. */
public interface Occurrences {

    Optional<Occurrence> find(String key);

    default List<Occurrence> of(String caseRef, LocalDate from, LocalDate to) {
        return of(List.of(caseRef), from, to);
    }

    /** In the order of their days. */
    List<Occurrence> of(Collection<String> caseRefs, LocalDate from, LocalDate to);

    /** The next cases in a municipality with any on that day, in the order of their references. @param after the last of those before, empty at first */
    List<String> cases(String municipality, LocalDate day, String after, int atMost);

    /** All of a municipality's on a day, in the order of their case references. */
    List<Occurrence> on(String municipality, LocalDate day);
}
