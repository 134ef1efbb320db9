package se.inkopsnavet.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CrashPlanTest {

    @Test
    void eachPointIsPlannedOnceWhereSeveralShareADeath() {
        assertThat(IntStream.range(0, 50)).allSatisfy(seed -> assertThat(points(CrashPlan.sideBySide(seed)))
                .containsExactlyInAnyOrder(KillPoint.values()));
    }

    @Test
    void eachDeathOfTheLongRunHasOnePointOrOneMoment() {
        CrashPlan plan = CrashPlan.oneByOne(7, 100);

        assertThat(plan.steps()).hasSize(100);
        assertThat(plan.steps()).allSatisfy(step -> assertThat(step.kill())
                .isInstanceOfAny(Kill.After.class, Kill.At.class)
                .satisfies(kill -> assertThat(
                                kill instanceof Kill.At at ? at.places().size() : 1)
                        .isEqualTo(1)));
        assertThat(points(plan)).contains(KillPoint.values());
    }

    @Test
    void sameSeedIsTheSamePlan() {
        assertThat(CrashPlan.sideBySide(7)).isEqualTo(CrashPlan.sideBySide(7));
        assertThat(CrashPlan.sideBySide(7).text())
                .isNotEqualTo(CrashPlan.sideBySide(8).text());
    }

    private static List<KillPoint> points(CrashPlan plan) {
        return plan.steps().stream()
                .map(CrashPlan.Step::kill)
                .filter(Kill.At.class::isInstance)
                .flatMap(kill -> ((Kill.At) kill).places().stream())
                .map(Kill.Place::point)
                .toList();
    }
}
