package se.inkopsnavet.lifeevent;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** When a person is away, pure: several absences can follow or overlap each other. */
record Absences(List<Away> all) {

    /** @param to last day away, or null while it is not known */
    record Away(LocalDate from, @Nullable LocalDate to) {
        boolean covers(LocalDate day) {
            return !day.isBefore(from) && (to == null || !day.isAfter(to));
        }
    }

    Absences {
        all = List.copyOf(all);
    }

    boolean covers(LocalDate day) {
        return all.stream().anyMatch(away -> away.covers(day));
    }

    /** Whether the person is away and nobody knows until when. */
    boolean isOpenOn(LocalDate day) {
        return all.stream().anyMatch(away -> away.covers(day) && away.to() == null);
    }

    /** The next day on which something begins or is over. */
    Optional<LocalDate> nextChangeAfter(LocalDate day) {
        return all.stream()
                .flatMap(away -> away.to() == null
                        ? Stream.of(away.from())
                        : Stream.of(away.from(), away.to().plusDays(1)))
                .filter(change -> change.isAfter(day))
                .min(LocalDate::compareTo);
    }
}
