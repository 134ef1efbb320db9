package se.inkopsnavet.ledger;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * Jobs at a time of day, as a chain of deadlines: each one fired sets the next, so that a day has exactly one on whichever node, also when the clocks
 * change (02:30 that does not exist is 03:30, of two 02:30 the first counts; reliability report §2.5). Days on which no hub was up are not made up for:
 * the first is fired late, and the chain goes on with the present day.
 */
public final class DailyDeadlines {

    private final Deadlines deadlines;
    private final Clock clock;

    /** What is to be done on a day; runs in the transaction that marks the deadline as fired. */
    @FunctionalInterface
    public interface Job {
        /** @param late the hub was down at the due time */
        void run(String subject, LocalDate day, boolean late);
    }

    /** @param clock in the zone of the business, Europe/Stockholm */
    public DailyDeadlines(Deadlines deadlines, Clock clock) {
        this.deadlines = deadlines;
        this.clock = clock;
    }

    /** Begins a chain, or does nothing where it is begun; to be called at every start. */
    public void begin(String kind, String subject, LocalTime at) {
        if (deadlines.occurrences(kind, subject).isEmpty()) {
            LocalDate today = LocalDate.now(clock);
            set(kind, subject, at(today, at).isAfter(clock.instant()) ? today : today.plusDays(1), at);
        }
    }

    public Deadlines.Reaction reaction(String kind, LocalTime at, Job job) {
        return (subject, occurrence, late) -> {
            LocalDate day = LocalDate.parse(occurrence);
            LocalDate today = LocalDate.now(clock);
            LocalDate next = day.plusDays(1);
            set(kind, subject, next.isBefore(today) ? today : next, at);
            job.run(subject, day, late);
        };
    }

    private void set(String kind, String subject, LocalDate day, LocalTime at) {
        deadlines.set(kind, subject, day.toString(), at(day, at), "varje dag kl " + at);
    }

    private Instant at(LocalDate day, LocalTime time) {
        ZoneId zone = clock.getZone();
        return ZonedDateTime.of(day, time, zone).toInstant();
    }
}
