package se.inkopsnavet.calendar;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import se.inkopsnavet.policy.WorkingDays;

/**
 * What a supplier has said about its days: {@code mappings/suppliers/<id>/calendar.yaml}.
 *
 * @param until last day it says anything about; after it nothing is known, and nothing is guessed
 * @param stopDays days without deliveries, and the day on which they come instead, or empty when the supplier has not said any
 * @param open public holidays on which it delivers as usual
 */
record SupplierCalendar(
        String supplierId, LocalDate until, Map<LocalDate, Optional<LocalDate>> stopDays, Set<LocalDate> open) {

    SupplierCalendar {
        stopDays = Map.copyOf(stopDays);
        open = Set.copyOf(open);
    }

    /** A supplier that has left no calendar: nothing is known of any day. */
    static SupplierCalendar none(String supplierId) {
        return new SupplierCalendar(supplierId, LocalDate.MIN, Map.of(), Set.of());
    }

    /** What is known of one day. */
    sealed interface Day {
        record AsUsual() implements Day {}

        record Displaced(LocalDate to) implements Day {}

        /** No deliveries, and no other day instead. */
        record Stopped() implements Day {}

        /** A public holiday of which the supplier has said nothing: somebody must ask. */
        record Unsaid() implements Day {}

        /** After the end of the calendar. */
        record Unknown() implements Day {}
    }

    Day on(LocalDate day) {
        if (day.isAfter(until)) {
            return new Day.Unknown();
        }
        Optional<LocalDate> stopped = stopDays.get(day);
        if (stopped != null) {
            return stopped.<Day>map(Day.Displaced::new).orElseGet(Day.Stopped::new);
        }
        return WorkingDays.isPublicHoliday(day) && !open.contains(day) ? new Day.Unsaid() : new Day.AsUsual();
    }

    /** Whether its end is so near that a new one must be asked for (AC-09-7: from 60 days before). */
    boolean endsSoon(LocalDate today) {
        return !until.equals(LocalDate.MIN) && !today.isBefore(until.minusDays(ALERT_DAYS));
    }

    static final int ALERT_DAYS = 60;
}
