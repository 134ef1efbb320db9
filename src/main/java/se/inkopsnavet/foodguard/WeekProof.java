package se.inkopsnavet.foodguard;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What is proved of one client's ISO week, pure.
 *
 * @param planned the first day with food planned, or null
 * @param fulfilled the last day with food, or null
 * @param reason why there is none: a code of the calendar's, {@code DECLINED} or {@code ABSENCE}; null when none is recorded
 */
record WeekProof(
        Verdict verdict,
        @Nullable LocalDate planned,
        @Nullable LocalDate fulfilled,
        @Nullable String reason) {

    enum Verdict {
        /** The week is not over. */
        PLANNED,
        FULFILLED,
        EXCUSED,
        MISSING
    }

    /** @param isOver nothing can come in it any more */
    static WeekProof of(
            boolean isOver, @Nullable LocalDate planned, @Nullable LocalDate fulfilled, @Nullable String reason) {
        Verdict verdict = Verdict.MISSING;
        if (fulfilled != null) {
            verdict = Verdict.FULFILLED;
        } else if (reason != null) {
            verdict = Verdict.EXCUSED;
        } else if (planned != null && !isOver) {
            verdict = Verdict.PLANNED;
        }
        return new WeekProof(verdict, planned, fulfilled, reason);
    }
}
