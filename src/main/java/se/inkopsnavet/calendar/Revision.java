package se.inkopsnavet.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.calendar.Occurrence.State;
import se.inkopsnavet.calendar.WeekPlan.Target;

/**
 * What changes when the weeks of a case are planned again. Pure. Days that have been stay as they were; one whose cut-off has passed is not moved any more,
 * only cancelled; what is new but too late is recorded as such (flow F09, "regenerate future only").
 *
 * @param occurrences those that are new or different, each with its new version
 * @param reasons by week: why it has too few, or empty when the reason recorded before is no longer so
 */
record Revision(List<Occurrence> occurrences, Map<String, Optional<Reason>> reasons) {

    Revision {
        occurrences = List.copyOf(occurrences);
        reasons = Map.copyOf(reasons);
    }

    /** Whose weeks they are. @param supplierId null when the hub speaks with no shop about the client */
    record Owner(
            String municipality,
            String caseRef,
            @Nullable String supplierId,
            @Nullable String unitId) {}

    /** @param known what is stored of those weeks */
    static Revision of(Owner owner, List<Occurrence> known, List<WeekPlan> weeks, Instant now, LocalDate today) {
        Map<String, Occurrence> open = new TreeMap<>();
        known.forEach(each -> open.put(each.key(), each));
        List<Occurrence> changed = new ArrayList<>();
        Map<String, Optional<Reason>> reasons = new HashMap<>();
        for (WeekPlan week : weeks) {
            Reason why = week.missing();
            for (Target target : week.targets()) {
                Occurrence before = open.remove(key(owner, week, target.place()));
                next(owner, week, target, before, now, today).ifPresent(changed::add);
            }
            Reason left = why == null ? Reason.CASE_STOPPED : why;
            open.values().stream()
                    .filter(each -> each.week().equals(week.week().text()))
                    .filter(each -> each.isPlanned() && !each.day().isBefore(today))
                    .map(each -> each.cancelled(left))
                    .forEach(changed::add);
            reasons.put(week.week().text(), Optional.ofNullable(why));
        }
        return new Revision(changed, reasons);
    }

    private static Optional<Occurrence> next(
            Owner owner, WeekPlan week, Target target, @Nullable Occurrence before, Instant now, LocalDate today) {
        if (before == null) {
            boolean late = target.planned() && !target.possible(now, today);
            return Optional.of(occurrence(owner, week, late ? target.cancelled(Reason.TOO_LATE) : target, 1));
        }
        if (before.day().isBefore(today)) {
            return Optional.empty();
        }
        Occurrence wanted = occurrence(owner, week, target, before.version());
        if (target.planned()) {
            boolean sameDay = before.isPlanned() && before.day().equals(target.day());
            boolean locked = !CutoffTime.inTime(before.cutoffAt(), before.cutoffInclusive(), now);
            if (!sameDay && (before.isPlanned() && locked || !target.possible(now, today))) {
                return Optional.empty();
            }
            if (sameDay && locked) {
                // The orders rest on that cut-off; who performs the insats is another matter.
                wanted = wanted.withCutoffOf(before);
            }
        }
        return wanted.equals(before) ? Optional.empty() : Optional.of(wanted.withVersion(before.version() + 1));
    }

    private static String key(Owner owner, WeekPlan week, int place) {
        return owner.caseRef() + "/" + week.week().text() + "/" + place;
    }

    /** Orders of which nothing is reported cannot be missed: their cut-off is the unit's to keep. */
    private static Occurrence occurrence(Owner owner, WeekPlan week, Target target, int version) {
        boolean reported = owner.supplierId() != null;
        return new Occurrence(
                owner.municipality(),
                owner.caseRef(),
                reported ? owner.supplierId() : Occurrence.NO_SUPPLIER,
                owner.unitId(),
                week.week().text(),
                target.place(),
                target.day(),
                target.fulfilment(),
                reported ? target.cutoffAt() : null,
                target.cutoffInclusive(),
                target.displacedFrom(),
                target.planned() ? State.PLANNED : State.CANCELLED,
                target.reason() == null ? null : target.reason().name(),
                version);
    }
}
