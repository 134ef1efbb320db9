package se.inkopsnavet.foodguard;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
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

    /** Such as {@code 2026-W53}. */
    static String week(LocalDate day) {
        return "%d-W%02d".formatted(day.get(IsoFields.WEEK_BASED_YEAR), day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
    }

    static LocalDate monday(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }
}
