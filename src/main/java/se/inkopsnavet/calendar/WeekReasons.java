package se.inkopsnavet.calendar;

import java.util.Collection;
import java.util.Map;

/** Why a week has fewer deliveries than the municipality grants, for the room that watches that nobody goes without food. */
@FunctionalInterface
public interface WeekReasons {

    /** @param week an ISO week such as {@code 2026-W53} @return by case reference; nothing for whom the week is in order */
    Map<String, Reason> in(String week, Collection<String> caseRefs);
}
