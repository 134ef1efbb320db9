package se.inkopsnavet.calendar;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.calendar.WeekPlan.Target;
import se.inkopsnavet.policy.Area;
import se.inkopsnavet.policy.Cutoff;
import se.inkopsnavet.policy.DeliveryPolicy;
import se.inkopsnavet.policy.Policy;

/**
 * Which days an ISO week has for the clients of an area, from the policy, the supplier's calendar and what is booked. Pure: never a week without either an
 * occurrence or a reason (flow F09, "never: silent skip of a week").
 */
final class WeekPlanner {

    private final ZoneId zone;

    /** @param zone of the business, Europe/Stockholm */
    WeekPlanner(ZoneId zone) {
        this.zone = zone;
    }

    /**
     * @param policy the version in force on the week's Monday: one that begins in the middle of a week counts from the next
     * @param area null when the policy knows no such area
     * @param booked the days of that week on which the client has a slot, in their order
     */
    WeekPlan plan(
            Week week,
            Policy policy,
            @Nullable Area area,
            @Nullable SupplierCalendar calendar,
            List<LocalDate> booked) {
        DeliveryPolicy delivery = policy.delivery();
        if (delivery.fulfilment().isEmpty() || !policy.blockers(week.monday()).isEmpty()) {
            return WeekPlan.without(week, Reason.POLICY_NOT_ACTIVE);
        }
        if (area == null) {
            return WeekPlan.without(week, Reason.NO_DELIVERY_DAY);
        }
        Sketch sketch = new Sketch(delivery);
        if (area.weekdays().isEmpty()) {
            booked.stream().limit(delivery.maxPerWeek()).forEach(day -> sketch.planned(day, null, null));
            return sketch.plan(week, policy, Reason.SLOT_NOT_BOOKED);
        }
        if (calendar == null || calendar.on(week.sunday()) instanceof SupplierCalendar.Day.Unknown) {
            return beyond(week, policy, area, calendar, sketch);
        }
        area.weekdays().stream()
                .limit(delivery.maxPerWeek())
                .forEach(weekday -> sketch.take(week.day(weekday), calendar, booked));
        return sketch.plan(week, policy, Reason.NO_DELIVERY_DAY);
    }

    /** The week in which the calendar ends: the days that it still says something about, and a reason for the others. */
    private WeekPlan beyond(Week week, Policy policy, Area area, @Nullable SupplierCalendar calendar, Sketch sketch) {
        List<LocalDate> known = area.weekdays().stream()
                .map(week::day)
                .filter(day -> calendar != null && !day.isAfter(calendar.until()))
                .toList();
        known.forEach(day -> sketch.take(day, calendar, List.of()));
        WeekPlan plan = sketch.plan(week, policy, Reason.NO_CALENDAR);
        return known.size() == area.weekdays().size() ? plan : new WeekPlan(week, plan.targets(), Reason.NO_CALENDAR);
    }

    /** The places of one week as they are filled. */
    private final class Sketch {

        private final DeliveryPolicy delivery;
        private final List<Target> targets = new ArrayList<>();
        private final Set<LocalDate> taken = new HashSet<>();

        Sketch(DeliveryPolicy delivery) {
            this.delivery = delivery;
        }

        void take(LocalDate nominal, SupplierCalendar calendar, List<LocalDate> booked) {
            SupplierCalendar.Day said = calendar.on(nominal);
            if (said instanceof SupplierCalendar.Day.AsUsual && !taken.contains(nominal)) {
                planned(nominal, null, null);
            } else if (said instanceof SupplierCalendar.Day.Displaced displaced && !taken.contains(displaced.to())) {
                planned(displaced.to(), nominal, Reason.SUPPLIER_STOP_DAY);
            } else {
                Reason why = said instanceof SupplierCalendar.Day.Unsaid
                        ? Reason.HOLIDAY_UNANSWERED
                        : Reason.SUPPLIER_STOP_DAY;
                // What the unit has booked at the supplier is the answer to the question that it was asked.
                booked.stream()
                        .filter(day -> !taken.contains(day))
                        .findFirst()
                        .ifPresentOrElse(day -> planned(day, nominal, why), () -> cancelled(nominal, why));
            }
        }

        void planned(LocalDate day, @Nullable LocalDate from, @Nullable Reason why) {
            taken.add(day);
            add(day, from, true, why);
        }

        private void cancelled(LocalDate day, Reason why) {
            add(day, null, false, why);
        }

        private void add(LocalDate day, @Nullable LocalDate from, boolean planned, @Nullable Reason why) {
            Cutoff cutoff = delivery.cutoff();
            targets.add(new Target(
                    targets.size() + 1,
                    day,
                    fulfilment(delivery.fulfilment().get(0)),
                    cutoff == null ? null : CutoffTime.of(cutoff, day, zone),
                    cutoff == null || cutoff.inclusive(),
                    day.equals(from) ? null : from,
                    planned,
                    why));
        }

        /** @param fewer why the week has fewer than the policy asks for, if it has */
        WeekPlan plan(Week week, Policy policy, Reason fewer) {
            List<Target> allowed = targets.stream()
                    .map(target -> policy.blockers(target.day()).isEmpty()
                            ? target
                            : target.cancelled(Reason.POLICY_NOT_ACTIVE))
                    .toList();
            boolean enough = !allowed.isEmpty() && allowed.size() >= delivery.minPerWeek();
            return new WeekPlan(week, allowed, enough ? null : fewer);
        }
    }

    private static Occurrence.Fulfilment fulfilment(DeliveryPolicy.Fulfilment way) {
        return switch (way) {
            case STORE_DELIVERY, MUNICIPAL_TRANSPORT, CONTRACTED_TRANSPORT -> Occurrence.Fulfilment.STORE_DELIVERY;
            case LOCKER_STORE, LOCKER_HOME -> Occurrence.Fulfilment.LOCKER;
            case HOMECARE_PICKUP -> Occurrence.Fulfilment.HOMECARE_PICKUP;
        };
    }
}
