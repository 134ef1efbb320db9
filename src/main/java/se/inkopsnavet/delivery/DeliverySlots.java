package se.inkopsnavet.delivery;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import se.inkopsnavet.ledger.Deadlines;
import se.inkopsnavet.ledger.Outcome;
import se.inkopsnavet.trade.Customers;
import se.inkopsnavet.trade.ReportTaker;
import se.inkopsnavet.trade.ScheduleReported;

/**
 * Remembers from the day's schedule when each driver is to come: two hours after the slot somebody must have heard how it ended. What is wrong with a schedule
 * is the schedule room's to say. A thousand stops are few deadlines: one for each end of a slot.
 */
public class DeliverySlots implements ReportTaker<ScheduleReported> {

    private final Customers customers;
    private final SlotStore slots;
    private final Deadlines deadlines;
    private final Clock clock;

    public DeliverySlots(Customers customers, SlotStore slots, Deadlines deadlines, Clock clock) {
        this.customers = customers;
        this.slots = slots;
        this.deadlines = deadlines;
        this.clock = clock;
    }

    @Override
    public Class<ScheduleReported> type() {
        return ScheduleReported.class;
    }

    /** Yesterday's schedule says nothing about today. */
    @Override
    public Outcome take(UUID messageId, ScheduleReported report) {
        if (!report.day().isBefore(LocalDate.now(clock))) {
            List<SlotStore.Planned> planned = new ArrayList<>();
            report.stops().forEach(stop -> customers
                    .caseOf(report.municipality(), report.supplierId(), stop.customer())
                    .ifPresent(caseRef -> planned.add(new SlotStore.Planned(
                            caseRef,
                            report.supplierId(),
                            stop.orderNo(),
                            report.day(),
                            at(report.day(), stop.from()),
                            at(report.day(), stop.to())))));
            slots.replace(report.municipality(), report.supplierId(), report.day(), planned);
            planned.stream().map(SlotStore.Planned::to).distinct().forEach(end -> watch(report.municipality(), end));
        }
        return Outcome.confirmed(null);
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
