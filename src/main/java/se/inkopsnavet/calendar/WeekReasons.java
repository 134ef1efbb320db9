package se.inkopsnavet.calendar;

import java.time.LocalDate;
import java.util.Optional;

/** Why a week has fewer occurrences than the policy asks for, beside those that were cancelled and carry their reason themselves. */
public interface WeekReasons {

    /** @param day any day of the ISO week */
    Optional<Reason> of(String caseRef, LocalDate day);
}
