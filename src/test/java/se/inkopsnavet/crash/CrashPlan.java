package se.inkopsnavet.crash;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * What will happen to the hub, decided before it begins: the same seed gives the same plan.
 *
 * @param steps one life of the hub each
 */
record CrashPlan(long seed, List<Step> steps) {

    private static final int RANDOM_MOMENTS_IN_TEN = 4;
    private static final int SHORTEST_LIFE_MS = 50;
    private static final int LONGEST_LIFE_MS = 3000;

    /** @param droppedWhileDown whether this life's decisions lie in the folder before it begins, or come while it works */
    record Step(Kill kill, boolean droppedWhileDown) {
        @Override
        public String toString() {
            return kill + (droppedWhileDown ? ", file dropped while down" : ", file dropped while up");
        }
    }

    CrashPlan {
        steps = List.copyOf(steps);
    }

    /** Every named point once, as {@link SideBySide} puts them together. */
    static CrashPlan sideBySide(long seed) {
        Random random = new Random(seed);
        return of(seed, SideBySide.deaths(random), random);
    }

    /** Every named point once in a death of its own, then named points and random moments up to that many kills, in random order. */
    static CrashPlan oneByOne(long seed, int kills) {
        if (kills < KillPoint.values().length) {
            throw new IllegalArgumentException("at least " + KillPoint.values().length + " kills: each point once");
        }
        Random random = new Random(seed);
        List<Kill> all = new ArrayList<>();
        for (KillPoint point : KillPoint.values()) {
            all.add(at(point, random));
        }
        while (all.size() < kills) {
            boolean moment = random.nextInt(10) < RANDOM_MOMENTS_IN_TEN;
            KillPoint point = KillPoint.values()[random.nextInt(KillPoint.values().length)];
            all.add(moment ? after(random) : at(point, random));
        }
        Collections.shuffle(all, random);
        return of(seed, all, random);
    }

    private static CrashPlan of(long seed, List<? extends Kill> kills, Random random) {
        return new CrashPlan(
                seed,
                kills.stream().map(kill -> new Step(kill, random.nextBoolean())).toList());
    }

    private static Kill at(KillPoint point, Random random) {
        return new Kill.At(List.of(new Kill.Place(point, 1 + random.nextInt(point.maxHit()))));
    }

    private static Kill after(Random random) {
        return new Kill.After(Duration.ofMillis(SHORTEST_LIFE_MS + random.nextInt(LONGEST_LIFE_MS - SHORTEST_LIFE_MS)));
    }

    String text() {
        StringBuilder text = new StringBuilder("seed " + seed + ", " + steps.size() + " deaths\n");
        for (int n = 0; n < steps.size(); n++) {
            text.append("%4d  %s%n".formatted(n + 1, steps.get(n)));
        }
        return text.toString();
    }
}
