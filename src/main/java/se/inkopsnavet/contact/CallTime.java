package se.inkopsnavet.contact;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.policy.DeliveryPolicy.ContactWindow;
import se.inkopsnavet.policy.WorkingDays;

/** When a unit is asked to phone somebody (SOD-05, AC-12-7): in its contact windows, Europe/Stockholm, and never after the call is of use. */
sealed interface CallTime {

    record Now() implements CallTime {}

    /** @param due when the next window opens */
    record At(Instant due) implements CallTime {}

    /** It cannot wait for a window: whoever is on call, now. */
    record OnCall() implements CallTime {}

    /** No use any more. */
    record TooLate() implements CallTime {}

    /** How long whoever is on call should hear of an urgent mail by SMS. */
    Duration NUDGE = Duration.ofMinutes(30);

    /** A window that opens later than this is not found. */
    int DAYS = 14;

    /** @param windows empty: the unit answers at any time @param now in the zone of the business */
    static CallTime decide(
            List<ContactWindow> windows, ZonedDateTime now, boolean urgent, @Nullable Instant usefulUntil) {
        if (usefulUntil != null && !now.toInstant().isBefore(usefulUntil)) {
            return new TooLate();
        }
        if (windows.isEmpty() || windows.stream().anyMatch(window -> isOpen(window, now))) {
            return new Now();
        }
        Optional<Instant> next = urgent ? Optional.empty() : next(windows, now);
        return next.filter(opens -> usefulUntil == null || opens.isBefore(usefulUntil))
                .<CallTime>map(At::new)
                .orElseGet(OnCall::new);
    }

    private static boolean isOpen(ContactWindow window, ZonedDateTime now) {
        return opens(window, now.toLocalDate())
                && !now.toLocalTime().isBefore(window.from())
                && now.toLocalTime().isBefore(window.to());
    }

    private static Optional<Instant> next(List<ContactWindow> windows, ZonedDateTime now) {
        return Stream.iterate(now.toLocalDate(), day -> day.plusDays(1))
                .limit(DAYS)
                .flatMap(day -> windows.stream()
                        .filter(window -> opens(window, day))
                        .map(window -> ZonedDateTime.of(day, window.from(), now.getZone())
                                .toInstant()))
                .filter(opens -> opens.isAfter(now.toInstant()))
                .min(Comparator.naturalOrder());
    }

    /** A window of weekdays alone ("vardagar") is closed on a public holiday. */
    private static boolean opens(ContactWindow window, LocalDate day) {
        boolean weekdays = window.days().stream().noneMatch(each -> each.getValue() > 5);
        boolean working = WorkingDays.after(day.minusDays(1), 1).equals(day);
        return window.days().contains(day.getDayOfWeek()) && (!weekdays || working);
    }
}
