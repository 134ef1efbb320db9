package se.inkopsnavet.foodguard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.foodguard.FoodRule.Alert;
import se.inkopsnavet.foodguard.WeekProof.Verdict;

/** The rule over every day of some weeks: the alerts, the absences and what a week proves. */
class FoodRuleProperties {

    private static final LocalDate START = LocalDate.of(2026, 12, 1);

    private record Given(int day, Alert alert) {}

    /** One client, looked at every day: food on these days, away on those, ordered for some. */
    private static List<Given> alerts(int days, Set<Integer> food, Set<Integer> away, Set<Integer> ordered) {
        List<Given> given = new ArrayList<>();
        FoodClock clock = FoodClock.beginning(START);
        LocalDate last = START;
        for (int n = 1; n <= days; n++) {
            LocalDate today = START.plusDays(n);
            if (food.contains(n)) {
                last = today;
            }
            clock = clock.fed(last);
            int without = FoodRule.daysWithout(
                    clock.since(), today, day -> away.contains((int) (day.toEpochDay() - START.toEpochDay())));
            Alert alert = FoodRule.alert(without, today, next(ordered, n));
            if (clock.owes(alert)) {
                given.add(new Given(n, alert));
                clock = clock.telling(alert);
            }
        }
        return given;
    }

    private static @Nullable LocalDate next(Set<Integer> ordered, int today) {
        return ordered.stream()
                .filter(day -> day >= today && day <= today + 2)
                .min(Integer::compareTo)
                .map(START::plusDays)
                .orElse(null);
    }

    private static Set<Integer> days(Set<@IntRange(min = 1, max = 40) Integer> some) {
        return new HashSet<>(some);
    }

    @Example
    void withoutFoodTheFifthDayTellsTheUnitAndTheSeventhTheManagerOnceEach() {
        assertThat(alerts(40, Set.of(), Set.of(), Set.of()))
                .containsExactly(new Given(5, Alert.UNIT), new Given(7, Alert.MANAGER));
    }

    @Example
    void foodEndsAnAlertAndTheNextBeginsAnew() {
        assertThat(alerts(20, Set.of(6), Set.of(), Set.of()))
                .containsExactly(new Given(5, Alert.UNIT), new Given(11, Alert.UNIT), new Given(13, Alert.MANAGER));
    }

    @Example
    void weeklyRhythmAlertsNobody() {
        Set<Integer> tuesdays = Set.of(7, 14, 21, 28, 35);

        assertThat(alerts(35, tuesdays, Set.of(), tuesdays)).isEmpty();
    }

    /** The delivery of the seventh day did not come: on the eighth both hear of it. */
    @Example
    void whatWasOrderedAndDidNotComeAlertsTheDayAfter() {
        assertThat(alerts(12, Set.of(), Set.of(), Set.of(7))).containsExactly(new Given(8, Alert.MANAGER));
    }

    @Property(tries = 2000)
    void absenceStopsTheClock(@ForAll Set<@IntRange(min = 1, max = 40) Integer> away) {
        List<Integer> counted = new ArrayList<>();
        for (int n = 1; n <= 40; n++) {
            if (!away.contains(n)) {
                counted.add(n);
            }
        }

        List<Given> given = alerts(40, Set.of(), days(away), Set.of());

        List<Given> expected = new ArrayList<>();
        if (counted.size() >= 5) {
            expected.add(new Given(counted.get(4), Alert.UNIT));
        }
        if (counted.size() >= 7) {
            expected.add(new Given(counted.get(6), Alert.MANAGER));
        }
        assertThat(given).isEqualTo(expected);
    }

    @Property(tries = 2000)
    void nobodyIsWithoutForAWeekUnheard(
            @ForAll Set<@IntRange(min = 1, max = 40) Integer> food,
            @ForAll Set<@IntRange(min = 1, max = 40) Integer> ordered) {
        List<Given> given = alerts(40, days(food), Set.of(), days(ordered));

        int without = 0;
        int last = 0;
        for (int n = 1; n <= 40; n++) {
            if (food.contains(n)) {
                without = 0;
                last = n;
            } else {
                without++;
            }
            int from = last;
            int today = n;
            boolean told = given.stream()
                    .anyMatch(each -> each.alert() == Alert.MANAGER && each.day() > from && each.day() <= today);
            assertThat(told || without < 8).as("day %s", n).isTrue();
            assertThat(!told || without >= 7).as("day %s", n).isTrue();
        }
    }

    @Property(tries = 1000)
    void everyWeekHasPlannedFulfilledReasonOrIsCalledMissing(
            @ForAll boolean over, @ForAll boolean planned, @ForAll boolean fed, @ForAll boolean reason) {
        WeekProof proof = WeekProof.of(over, planned ? START : null, fed ? START : null, reason ? "ABSENCE" : null);

        boolean proved = fed || reason || planned && !over;
        assertThat(proof.verdict() != Verdict.MISSING).isEqualTo(proved);
        assertThat(proof.verdict() == Verdict.FULFILLED).isEqualTo(fed);
        assertThat(over && proof.verdict() == Verdict.PLANNED).isFalse();
    }

    @Example
    void correctionTakesTheDayBack() {
        FoodClock fed = FoodClock.beginning(START).telling(Alert.UNIT).fed(START.plusDays(6));
        assertThat(fed.told()).isNull();

        assertThat(fed.fed(null)).isEqualTo(FoodClock.beginning(START));
        assertThat(fed.fed(START.plusDays(3)).since()).isEqualTo(START.plusDays(3));
    }
}
