package se.inkopsnavet.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import se.inkopsnavet.calendar.WeekPlan.Target;

/** What becomes of weeks that are planned already when something changes (flow F09: "regenerate future only"). */
class RevisionTest {

    private static final Revision.Owner OWNER = new Revision.Owner("kommun", "KOM-1", "livs", "enhet");
    private static final LocalDate TUESDAY = LocalDate.of(2026, 12, 1);
    private static final LocalDate THURSDAY = LocalDate.of(2026, 12, 3);
    /** Before either cut-off. */
    private static final Instant MONDAY_MORNING = Instant.parse("2026-11-30T08:00:00Z");
    /** After Thursday's cut-off. */
    private static final Instant WEDNESDAY_EVENING = Instant.parse("2026-12-02T18:00:00Z");

    private static WeekPlan plan(DayOfWeek weekday) {
        return Rules.plan(THURSDAY, Rules.usual(), Rules.area(weekday), Rules.FOR_EVER);
    }

    private static WeekPlan cancelled(Reason why) {
        WeekPlan plan = plan(DayOfWeek.THURSDAY);
        List<Target> targets =
                plan.targets().stream().map(target -> target.cancelled(why)).toList();
        return new WeekPlan(plan.week(), targets, null);
    }

    private static Revision revise(List<Occurrence> known, WeekPlan plan, Instant now) {
        return Revision.of(
                OWNER, known, List.of(plan), now, now.atZone(Rules.STOCKHOLM).toLocalDate());
    }

    private static Occurrence planned(DayOfWeek weekday) {
        return revise(List.of(), plan(weekday), MONDAY_MORNING).occurrences().get(0);
    }

    @Test
    void planningAgainChangesNothing() {
        Revision again = revise(List.of(planned(DayOfWeek.THURSDAY)), plan(DayOfWeek.THURSDAY), MONDAY_MORNING);

        assertThat(again.occurrences()).isEmpty();
        assertThat(again.reasons()).containsEntry("2026-W49", Optional.empty());
    }

    @Test
    void anotherAreaMovesTheDayUnderTheSameKey() {
        Revision moved = revise(List.of(planned(DayOfWeek.THURSDAY)), plan(DayOfWeek.TUESDAY), MONDAY_MORNING);

        assertThat(moved.occurrences()).singleElement().satisfies(each -> {
            assertThat(each.key()).isEqualTo("KOM-1/2026-W49/1");
            assertThat(each.day()).isEqualTo(TUESDAY);
            assertThat(each.version()).isEqualTo(2);
        });
    }

    @Test
    void aDayWhoseCutoffHasPassedIsNotMoved() {
        assertThat(revise(List.of(planned(DayOfWeek.THURSDAY)), plan(DayOfWeek.FRIDAY), WEDNESDAY_EVENING)
                        .occurrences())
                .isEmpty();
    }

    @Test
    void noClientLosesTheWeekByMovingToAnAreaWhoseDayHasBeen() {
        assertThat(revise(
                                List.of(planned(DayOfWeek.THURSDAY)),
                                plan(DayOfWeek.TUESDAY),
                                Instant.parse("2026-12-02T08:00:00Z"))
                        .occurrences())
                .isEmpty();
    }

    @Test
    void absenceCancelsAlsoAfterTheCutoffAndReturnPlansAgainBeforeIt() {
        Occurrence away = revise(List.of(planned(DayOfWeek.THURSDAY)), cancelled(Reason.ABSENCE), WEDNESDAY_EVENING)
                .occurrences()
                .get(0);

        assertThat(away.isPlanned()).isFalse();
        assertThat(away.reason()).isEqualTo("ABSENCE");
        assertThat(revise(List.of(away), plan(DayOfWeek.THURSDAY), MONDAY_MORNING)
                        .occurrences())
                .singleElement()
                .satisfies(each -> {
                    assertThat(each.isPlanned()).isTrue();
                    assertThat(each.reason()).isNull();
                    assertThat(each.version()).isEqualTo(3);
                });
        assertThat(revise(List.of(away), plan(DayOfWeek.THURSDAY), WEDNESDAY_EVENING)
                        .occurrences())
                .isEmpty();
    }

    @Test
    void whoBeginsAfterTheCutoffHasAReasonForThatWeek() {
        assertThat(revise(List.of(), plan(DayOfWeek.THURSDAY), WEDNESDAY_EVENING)
                        .occurrences())
                .singleElement()
                .satisfies(each -> {
                    assertThat(each.isPlanned()).isFalse();
                    assertThat(each.reason()).isEqualTo("TOO_LATE");
                });
    }

    @Test
    void closedCaseIsCancelledFromTodayOnAndWhatHasBeenStays() {
        WeekPlan stopped = WeekPlan.without(Week.of(THURSDAY), Reason.CASE_STOPPED);

        assertThat(revise(List.of(planned(DayOfWeek.THURSDAY)), stopped, WEDNESDAY_EVENING)
                        .occurrences())
                .singleElement()
                .satisfies(each -> assertThat(each.reason()).isEqualTo("CASE_STOPPED"));
        assertThat(revise(List.of(planned(DayOfWeek.TUESDAY)), stopped, WEDNESDAY_EVENING)
                        .occurrences())
                .isEmpty();
    }

    @Test
    void unitIsChangedAlsoWhenOrdersAreLocked() {
        Occurrence before = planned(DayOfWeek.THURSDAY);
        Revision.Owner other = new Revision.Owner("kommun", "KOM-1", "livs", "annan");

        Revision revision = Revision.of(
                other,
                List.of(before),
                List.of(plan(DayOfWeek.THURSDAY)),
                WEDNESDAY_EVENING,
                LocalDate.of(2026, 12, 2));

        assertThat(revision.occurrences()).singleElement().satisfies(each -> {
            assertThat(each.unitId()).isEqualTo("annan");
            assertThat(each.cutoffAt()).isEqualTo(before.cutoffAt());
        });
    }
}
