package se.inkopsnavet.calendar;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.THURSDAY;
import static java.time.DayOfWeek.TUESDAY;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.inkopsnavet.calendar.CutoffTime.Stage;
import se.inkopsnavet.calendar.WeekPlan.Target;
import se.inkopsnavet.policy.Cutoff;
import se.inkopsnavet.policy.Cutoff.DayType;
import se.inkopsnavet.policy.DeliveryPolicy.Fulfilment;
import se.inkopsnavet.policy.Policy;

/** Which days a week has, and until when they can be ordered for (requirements §9, AC-09-1 to AC-09-8). */
class WeekPlannerTest {

    private static final Cutoff WORKDAY = new Cutoff(LocalTime.of(13, 0), true, 1, DayType.WORKDAY);

    private static LocalDate day(String day) {
        return LocalDate.parse(day);
    }

    private static Target only(WeekPlan plan) {
        assertThat(plan.targets()).hasSize(1);
        return plan.targets().get(0);
    }

    @Test
    void thursdayIsOrderedForUntilWednesdayAtOne() {
        Target target = only(Rules.plan(day("2026-12-03"), Rules.usual(), Rules.area(THURSDAY), Rules.FOR_EVER));

        assertThat(target.day()).isEqualTo(day("2026-12-03"));
        assertThat(target.cutoffAt()).isEqualTo(Instant.parse("2026-12-02T12:00:00Z"));
        assertThat(target.planned()).isTrue();
    }

    @Test
    void stopDayOfTheShippedSupplierMovesTheDeliveryAndItsCutoff() {
        SupplierCalendar shipped = SupplierCalendars.load(Path.of("")).of("livs");

        Target target = only(Rules.plan(day("2026-12-24"), Rules.usual(), Rules.area(THURSDAY), shipped));

        assertThat(target.day()).isEqualTo(day("2026-12-23"));
        assertThat(target.displacedFrom()).isEqualTo(day("2026-12-24"));
        assertThat(target.cutoffAt()).isEqualTo(Instant.parse("2026-12-22T12:00:00Z"));
        assertThat(target.reason()).isEqualTo(Reason.SUPPLIER_STOP_DAY);
    }

    @Test
    void cutoffOnAHolidayStandsAndTheUnitIsRemindedOnTheLastWorkingDay() {
        Target target = only(Rules.plan(day("2027-03-30"), Rules.usual(), Rules.area(TUESDAY), Rules.FOR_EVER));

        assertThat(target.cutoffAt()).isEqualTo(Instant.parse("2027-03-29T11:00:00Z"));
        assertThat(CutoffTime.at(Stage.EARLY, target.cutoffAt(), Rules.STOCKHOLM))
                .contains(Instant.parse("2027-03-25T08:00:00Z"));
    }

    @Test
    void cutoffOnAWorkingDayNeedsNoEarlyReminder() {
        assertThat(CutoffTime.at(Stage.EARLY, Instant.parse("2026-12-02T12:00:00Z"), Rules.STOCKHOLM))
                .isEmpty();
    }

    @Test
    void workingDaysBeforeTuesdayAfterEasterIsMaundyThursday() {
        Target target = only(Rules.plan(day("2027-03-30"), Rules.with(WORKDAY), Rules.area(TUESDAY), Rules.FOR_EVER));

        assertThat(target.cutoffAt()).isEqualTo(Instant.parse("2027-03-25T12:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource({
        "true, 2026-12-02T12:00:00Z, true",
        "true, 2026-12-02T12:00:00.900Z, true",
        "true, 2026-12-02T12:00:01Z, false",
        "false, 2026-12-02T12:00:00Z, false",
        "false, 2026-12-02T11:59:59Z, true"
    })
    void cutoffCountsToTheSecond(boolean inclusive, Instant placed, boolean inTime) {
        assertThat(CutoffTime.inTime(Instant.parse("2026-12-02T12:00:00Z"), inclusive, placed))
                .isEqualTo(inTime);
    }

    @Test
    void holidayOfWhichTheSupplierSaysNothingIsAskedAbout() {
        Target target = only(Rules.plan(day("2027-03-29"), Rules.usual(), Rules.area(MONDAY), Rules.FOR_EVER));

        assertThat(target.planned()).isFalse();
        assertThat(target.reason()).isEqualTo(Reason.HOLIDAY_UNANSWERED);
    }

    @Test
    void whatTheUnitBooksAtTheSupplierAnswersTheQuestion() {
        Target target = only(
                Rules.plan(day("2027-03-29"), Rules.usual(), Rules.area(MONDAY), Rules.FOR_EVER, day("2027-03-31")));

        assertThat(target.planned()).isTrue();
        assertThat(target.day()).isEqualTo(day("2027-03-31"));
        assertThat(target.displacedFrom()).isEqualTo(day("2027-03-29"));
    }

    @ParameterizedTest
    @CsvSource({"2026-06-19", "2026-12-24", "2026-12-31"})
    void eveIsNoHolidayByLaw(LocalDate eve) {
        Target target = only(Rules.plan(eve, Rules.usual(), Rules.area(eve.getDayOfWeek()), Rules.FOR_EVER));

        assertThat(target.planned()).isTrue();
    }

    @Test
    void holidayOnWhichTheSupplierIsOpenIsADayLikeAnother() {
        SupplierCalendar open =
                new SupplierCalendar("livs", Rules.FOR_EVER.until(), Map.of(), Set.of(day("2027-01-06")));

        assertThat(only(Rules.plan(
                                day("2027-01-06"),
                                Rules.usual(),
                                Rules.area(day("2027-01-06").getDayOfWeek()),
                                open))
                        .planned())
                .isTrue();
    }

    @Test
    void stopDayWithoutAnotherDayIsCancelledWithItsReason() {
        Target target = only(Rules.plan(
                day("2026-12-24"), Rules.usual(), Rules.area(THURSDAY), Rules.stopping(day("2026-12-24"), null)));

        assertThat(target.planned()).isFalse();
        assertThat(target.reason()).isEqualTo(Reason.SUPPLIER_STOP_DAY);
    }

    @Test
    void afterTheEndOfTheCalendarNothingIsGuessed() {
        SupplierCalendar shipped = SupplierCalendars.load(Path.of("")).of("livs");

        WeekPlan january = Rules.plan(day("2028-01-06"), Rules.usual(), Rules.area(THURSDAY), shipped);
        WeekPlan split = Rules.plan(
                day("2027-12-30"),
                Rules.with(List.of(Fulfilment.STORE_DELIVERY), 1, 2, Rules.USUAL, null),
                Rules.area(THURSDAY, java.time.DayOfWeek.SATURDAY),
                shipped);

        assertThat(january.targets()).isEmpty();
        assertThat(january.missing()).isEqualTo(Reason.NO_CALENDAR);
        assertThat(only(split).day()).isEqualTo(day("2027-12-30"));
        assertThat(split.missing()).isEqualTo(Reason.NO_CALENDAR);
    }

    @ParameterizedTest
    @CsvSource({
        "2027-10-31, ",
        "2027-11-01, CALENDAR_ENDS_SOON",
        "2027-11-14, CALENDAR_ENDS_SOON",
        "2027-11-15, CALENDAR_ENDED",
        "2028-02-01, CALENDAR_ENDED"
    })
    void endOfTheCalendarIsSaidFromSixtyDaysBefore(LocalDate today, String alarm) {
        SupplierCalendar shipped = SupplierCalendars.load(Path.of("")).of("livs");

        assertThat(CalendarDay.alarm(shipped, today).map(Enum::name).orElse(null))
                .isEqualTo(alarm);
    }

    @Test
    void twiceAWeekIsTwoPlaces() {
        Policy twice = Rules.with(List.of(Fulfilment.STORE_DELIVERY), 2, 2, Rules.USUAL, null);

        WeekPlan plan = Rules.plan(day("2026-12-03"), twice, Rules.area(TUESDAY, FRIDAY), Rules.FOR_EVER);
        WeekPlan tooFew = Rules.plan(day("2026-12-03"), twice, Rules.area(TUESDAY), Rules.FOR_EVER);

        assertThat(plan.targets())
                .extracting(Target::place, Target::day)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(1, day("2026-12-01")),
                        org.assertj.core.groups.Tuple.tuple(2, day("2026-12-04")));
        assertThat(plan.missing()).isNull();
        assertThat(tooFew.missing()).isEqualTo(Reason.NO_DELIVERY_DAY);
    }

    @Test
    void withoutAWeekdayOnlyABookedSlotIsAnOccurrence() {
        Policy booked = Rules.with(List.of(Fulfilment.HOMECARE_PICKUP, Fulfilment.STORE_DELIVERY), 1, 1, null, null);

        WeekPlan none = Rules.plan(day("2026-12-03"), booked, Rules.area(), SupplierCalendar.none("livs"));
        Target slot = only(Rules.plan(
                day("2026-12-03"),
                booked,
                Rules.area(),
                SupplierCalendar.none("livs"),
                day("2026-12-05"),
                day("2026-12-06")));

        assertThat(none.targets()).isEmpty();
        assertThat(none.missing()).isEqualTo(Reason.SLOT_NOT_BOOKED);
        assertThat(slot.day()).isEqualTo(day("2026-12-05"));
        assertThat(slot.fulfilment()).isEqualTo(Occurrence.Fulfilment.HOMECARE_PICKUP);
        assertThat(slot.cutoffAt()).isNull();
    }

    @Test
    void rulesThatHaveExpiredLetNothingBePlanned() {
        Policy expiring = Rules.with(List.of(Fulfilment.STORE_DELIVERY), 1, 1, Rules.USUAL, day("2026-12-02"));

        Target inItsLastWeek = only(Rules.plan(day("2026-12-03"), expiring, Rules.area(THURSDAY), Rules.FOR_EVER));
        WeekPlan next = Rules.plan(day("2026-12-10"), expiring, Rules.area(THURSDAY), Rules.FOR_EVER);

        assertThat(inItsLastWeek.reason()).isEqualTo(Reason.POLICY_NOT_ACTIVE);
        assertThat(next.missing()).isEqualTo(Reason.POLICY_NOT_ACTIVE);
    }
}
