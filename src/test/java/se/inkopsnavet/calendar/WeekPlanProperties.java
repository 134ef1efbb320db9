package se.inkopsnavet.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import se.inkopsnavet.calendar.WeekPlan.Target;
import se.inkopsnavet.policy.Area;
import se.inkopsnavet.policy.Cutoff;
import se.inkopsnavet.policy.Cutoff.DayType;
import se.inkopsnavet.policy.DeliveryPolicy.Fulfilment;
import se.inkopsnavet.policy.Policy;

/** Every week of 2026 to 2030, whatever the policy, the area and the supplier's stop days: an occurrence or a reason, and time to order before it. */
class WeekPlanProperties {

    private static final LocalDate FIRST = LocalDate.of(2025, 12, 29);
    private static final LocalDate LAST = LocalDate.of(2030, 12, 31);

    private record Town(Policy policy, Area area, SupplierCalendar calendar) {}

    @Property(tries = 15)
    void everyWeekHasItsOccurrencesOrAReason(@ForAll("towns") Town town) {
        WeekPlanner planner = new WeekPlanner(Rules.STOCKHOLM);
        int most = town.policy().delivery().maxPerWeek();
        int least = town.policy().delivery().minPerWeek();
        Set<LocalDate> days = new HashSet<>();
        for (Week week = new Week(FIRST); !week.monday().isAfter(LAST); week = week.plus(1)) {
            WeekPlan plan = planner.plan(week, town.policy(), town.area(), town.calendar(), List.of());
            assertThat(plan.targets()).hasSizeLessThanOrEqualTo(most);
            assertThat(plan.missing() != null || plan.targets().size() >= Math.max(1, least))
                    .as("%s", week.text())
                    .isTrue();
            for (Target target : plan.targets()) {
                assertThat(Week.of(target.day())).isEqualTo(week);
                assertThat(target.planned() ? days.add(target.day()) : target.reason() != null)
                        .as("%s", target)
                        .isTrue();
                inTime(town.policy().delivery().cutoff(), target);
            }
        }
    }

    private static void inTime(Cutoff rule, Target target) {
        Instant morning = target.day().atStartOfDay(Rules.STOCKHOLM).toInstant();
        Instant night = target.day().plusDays(1).atStartOfDay(Rules.STOCKHOLM).toInstant();
        assertThat(target.cutoffAt()).isBefore(rule.daysBefore() == 0 ? night : morning);
        LocalTime said = target.cutoffAt().atZone(Rules.STOCKHOLM).toLocalTime();
        // The one hour that a spring night does not have comes an hour later.
        assertThat(said).isIn(rule.time(), rule.time().plusHours(1));
        for (CutoffTime.Stage stage : CutoffTime.Stage.values()) {
            CutoffTime.at(stage, target.cutoffAt(), Rules.STOCKHOLM)
                    .ifPresent(due -> assertThat(due).isBeforeOrEqualTo(target.cutoffAt()));
        }
    }

    @Provide
    Arbitrary<Town> towns() {
        Arbitrary<Cutoff> cutoffs = Combinators.combine(
                        Arbitraries.of(
                                LocalTime.of(13, 0), LocalTime.of(2, 30), LocalTime.MIDNIGHT, LocalTime.of(23, 59)),
                        Arbitraries.of(true, false),
                        Arbitraries.integers().between(0, 7),
                        Arbitraries.of(DayType.class))
                .as(Cutoff::new);
        Arbitrary<List<DayOfWeek>> weekdays = Arbitraries.of(DayOfWeek.class)
                .list()
                .uniqueElements()
                .ofMinSize(1)
                .ofMaxSize(3)
                .map(days -> days.stream().sorted().toList());
        Arbitrary<Fulfilment> ways = Arbitraries.of(Fulfilment.class);
        return Combinators.combine(
                        cutoffs, weekdays, ways, Arbitraries.integers().between(1, 3), Arbitraries.longs())
                .as((cutoff, days, way, least, seed) -> new Town(
                        Rules.with(List.of(way), least, days.size(), cutoff, null),
                        Rules.area(days.toArray(DayOfWeek[]::new)),
                        calendar(seed)));
    }

    /** Some forty stop days, most of them moved within their week, as --check demands. */
    private static SupplierCalendar calendar(long seed) {
        Random random = new Random(seed);
        Map<LocalDate, Optional<LocalDate>> stopDays = new HashMap<>();
        for (int n = 0; n < 40; n++) {
            stopDays.put(FIRST.plusDays(random.nextInt(1800)), Optional.empty());
        }
        Map<LocalDate, Optional<LocalDate>> moved = new HashMap<>();
        stopDays.keySet().forEach(day -> {
            LocalDate to = Week.of(day).monday().plusDays(random.nextInt(7));
            moved.put(day, stopDays.containsKey(to) ? Optional.empty() : Optional.of(to));
        });
        return new SupplierCalendar("livs", LocalDate.of(2030, 6, 30), moved, Set.of());
    }
}
