package se.inkopsnavet.calendar;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import se.inkopsnavet.policy.PolicyBook;

/** Keeps the slots that units book, beside those of reported orders, and plans the case at once. */
public class UnitSlots implements UnitBookings {

    private final CalendarCases slots;
    private final CalendarWork work;
    private final PolicyBook policies;
    private final Clock clock;

    public UnitSlots(CalendarCases slots, CalendarWork work, PolicyBook policies, Clock clock) {
        this.slots = slots;
        this.work = work;
        this.policies = policies;
        this.clock = clock;
    }

    @Override
    public boolean say(String municipality, String caseRef, LocalDate day, boolean isBooked, Instant said) {
        boolean news = slots.book(new SlotTaker.Booking(
                municipality,
                caseRef,
                Occurrence.NO_SUPPLIER,
                slot(municipality, day),
                said.toEpochMilli(),
                isBooked ? day : null));
        if (news) {
            work.planNow(caseRef);
        }
        return news;
    }

    /** With one delivery a week another day is the same slot, moved. */
    private String slot(String municipality, LocalDate day) {
        boolean one = policies.on(municipality, LocalDate.now(clock)).delivery().maxPerWeek() == 1;
        return one ? Week.of(day).text() : day.toString();
    }
}
