package se.inkopsnavet.delivery;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.ledger.Deadlines;
import se.inkopsnavet.schedule.BelievedSchedules;
import se.inkopsnavet.trade.ScheduleReported;

/**
 * Remembers from the day's schedule when each driver is to come: two hours after the slot somebody must have heard how it ended. Which
 * schedule is believed is the schedule room's to say: one that it refuses leaves the slots as they were. A thousand stops are few deadlines: one for each end of a slot.
 */
public class DeliverySlots implements BelievedSchedules {

    private final SlotStore slots;
    private final Deadlines deadlines;
    private final Clock clock;

    public DeliverySlots(SlotStore slots, Deadlines deadlines, Clock clock) {
        this.slots = slots;
        this.deadlines = deadlines;
        this.clock = clock;
    }

    @Override
    public void believed(ScheduleReported schedule, List<@Nullable String> caseRefs) {
        List<SlotStore.Planned> planned = new ArrayList<>();
        for (int i = 0; i < caseRefs.size(); i++) {
            String caseRef = caseRefs.get(i);
            if (caseRef != null) {
                ScheduleReported.Stop stop = schedule.stops().get(i);
                planned.add(new SlotStore.Planned(
                        caseRef,
                        schedule.supplierId(),
                        stop.orderNo(),
                        schedule.day(),
                        at(schedule.day(), stop.from()),
                        at(schedule.day(), stop.to())));
            }
        }
        slots.replace(schedule.municipality(), schedule.supplierId(), schedule.day(), planned);
        planned.stream().map(SlotStore.Planned::to).distinct().forEach(end -> watch(schedule.municipality(), end));
    }

    private void watch(String municipality, Instant end) {
        deadlines.set(
                DeliveryDeadlines.SLOT_OVER,
                municipality,
                end.toString(),
                end.plus(Delivery.OUTCOME_WITHIN),
                Act.Timer.OUTCOME_MISSING.rule());
    }

    private Instant at(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(clock.getZone()).toInstant();
    }
}
