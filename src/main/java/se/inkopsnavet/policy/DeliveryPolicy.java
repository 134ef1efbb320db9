package se.inkopsnavet.policy;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How groceries come to the clients of a municipality (requirements §8, {@code delivery}, {@code doorNotOpened} and {@code contactWindows}). On which
 * weekday they come to an area is the {@link Area}'s.
 *
 * @param fulfilment the ways the municipality allows, most wanted first; empty while undecided
 * @param minPerWeek how often each client must get groceries in an ISO week
 * @param maxPerWeek how often at most
 * @param cutoff null when the profile gives none of its own: the supplier says it with each slot, or nothing is decided
 * @param review null where no schedule is looked through in the morning
 * @param door what may happen at a closed door
 * @param contactWindows when a unit answers its telephone; empty: at any time
 */
public record DeliveryPolicy(
        List<Fulfilment> fulfilment,
        int minPerWeek,
        int maxPerWeek,
        @Nullable Cutoff cutoff,
        @Nullable ScheduleReview review,
        DoorRule door,
        List<ContactWindow> contactWindows) {

    public DeliveryPolicy {
        fulfilment = List.copyOf(fulfilment);
        contactWindows = List.copyOf(contactWindows);
    }

    public enum Fulfilment {
        STORE_DELIVERY,
        MUNICIPAL_TRANSPORT,
        CONTRACTED_TRANSPORT,
        LOCKER_STORE,
        LOCKER_HOME,
        HOMECARE_PICKUP
    }

    /**
     * @param deadline when each unit must have looked through the day's schedule, Europe/Stockholm (HUD: 06:30)
     * @param staffed when somebody is at work who can receive; null: not looked at
     */
    public record ScheduleReview(
            LocalTime deadline,
            boolean ackRequired,
            @Nullable Hours staffed) {}

    /** Hours of one day, both ends included. */
    public record Hours(LocalTime from, LocalTime to) {

        public boolean cover(LocalTime begin, LocalTime end) {
            return !begin.isBefore(from) && !end.isAfter(to);
        }
    }

    /** @param to the first moment outside */
    public record ContactWindow(Set<DayOfWeek> days, LocalTime from, LocalTime to) {
        public ContactWindow {
            days = Set.copyOf(days);
        }
    }
}
