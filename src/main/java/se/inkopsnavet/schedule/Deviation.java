package se.inkopsnavet.schedule;

import org.jspecify.annotations.Nullable;

/**
 * One difference between a schedule and what the hub expects.
 *
 * @param caseRef null where the customer is unknown
 * @param unitId whose client it is; null where that is not known, or not to be told
 * @param stop its number on the schedule, from 1; 0 where it is the stop that is missing
 */
record Deviation(
        DeviationKind kind,
        @Nullable String caseRef,
        @Nullable String unitId,
        int stop) {

    /** What it is about, the same on every later schedule of the day. */
    String subject() {
        return caseRef == null ? "stopp " + stop : caseRef;
    }
}
