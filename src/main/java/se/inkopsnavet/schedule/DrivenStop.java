package se.inkopsnavet.schedule;

import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/**
 * A stop as the hub keeps it: where it is, is not kept.
 *
 * @param n its number on the schedule, from 1
 * @param caseRef null where the customer is unknown
 * @param addressFits whether the supplier drives to where the client lived when it was compared; null when the schedule does not say where
 * @param toldFrom when it was to begin when the unit was told last; null when it has not been
 */
record DrivenStop(
        int n,
        @Nullable String caseRef,
        LocalTime from,
        LocalTime to,
        @Nullable Boolean addressFits,
        @Nullable LocalTime toldFrom) {}
