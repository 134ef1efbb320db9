package se.inkopsnavet.schedule;

import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.policy.DeliveryPolicy.Hours;

/**
 * A schedule held against what the hub expects, pure (F11 steps 3 and 4). One pass over the stops and one over what is expected.
 *
 * @param cases how every case stands that is driven to or expected, by case reference; a stop's that is not here is unknown
 * @param expected the cases that groceries are ordered for that day; where no order of the supplier is known, those with a planned delivery
 * @param staffed when somebody is at work who can receive; null when that is not looked at
 */
record Comparison(
        Map<String, Standing> cases,
        Set<String> expected,
        @Nullable Hours staffed) {

    /** A later time than this is worth telling (F12 step 2). */
    private static final Duration WORTH_TELLING = Duration.ofMinutes(15);

    Comparison {
        cases = Map.copyOf(cases);
        expected = Set.copyOf(expected);
    }

    List<Deviation> of(List<DrivenStop> stops) {
        List<Deviation> found = new ArrayList<>();
        Set<String> driven = new HashSet<>();
        for (DrivenStop stop : stops) {
            Standing standing = stop.caseRef() == null ? null : cases.get(stop.caseRef());
            if (standing == null) {
                found.add(new Deviation(DeviationKind.UNKNOWN_CUSTOMER, null, null, stop.n()));
            } else if (!driven.add(standing.caseRef())) {
                again(standing, stop, found);
            } else {
                first(standing, stop, found);
            }
        }
        expected.stream()
                .filter(ref -> !driven.contains(ref))
                .map(cases::get)
                .filter(standing -> standing != null && standing.mayReceive())
                .sorted((one, other) -> one.caseRef().compareTo(other.caseRef()))
                .forEach(missing -> found.add(
                        new Deviation(DeviationKind.NOT_ON_SCHEDULE, missing.caseRef(), missing.unitId(), 0)));
        return found;
    }

    /** The strongest reason not to come speaks alone; of one who may be protected nothing else is said. */
    private void first(Standing standing, DrivenStop stop, List<Deviation> found) {
        if (standing.mayBeProtected()) {
            found.add(new Deviation(DeviationKind.PROTECTED, standing.caseRef(), null, stop.n()));
        } else if (standing.isStopped()) {
            add(DeviationKind.STOPPED, standing, stop, found);
        } else if (standing.isAbsent()) {
            add(DeviationKind.ABSENT, standing, stop, found);
        } else {
            delivered(standing, stop, found);
        }
    }

    private void again(Standing standing, DrivenStop stop, List<Deviation> found) {
        if (!standing.mayBeProtected()) {
            add(DeviationKind.DUPLICATE, standing, stop, found);
        }
    }

    private void delivered(Standing standing, DrivenStop stop, List<Deviation> found) {
        if (!expected.contains(standing.caseRef())) {
            add(DeviationKind.NO_ORDER, standing, stop, found);
        }
        if (Boolean.FALSE.equals(stop.addressFits())) {
            add(DeviationKind.ADDRESS, standing, stop, found);
        }
        if (staffed != null && !staffed.cover(stop.from(), stop.to())) {
            add(DeviationKind.OUTSIDE_HOURS, standing, stop, found);
        }
        if (isAnotherTime(stop.toldFrom(), stop.from())) {
            add(DeviationKind.NEW_TIME, standing, stop, found);
        }
    }

    private static void add(DeviationKind kind, Standing standing, DrivenStop stop, List<Deviation> found) {
        found.add(new Deviation(kind, standing.caseRef(), standing.unitId(), stop.n()));
    }

    private static boolean isAnotherTime(@Nullable LocalTime told, LocalTime now) {
        return told != null && Duration.between(told, now).abs().compareTo(WORTH_TELLING) > 0;
    }
}
