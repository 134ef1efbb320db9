package se.inkopsnavet.schedule;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.ledger.Outcome;
import se.inkopsnavet.ledger.State;
import se.inkopsnavet.policy.PolicyBook;

/** A unit says that it has looked through the day's schedule (F11 step 6), whatever way it says so. In the caller's transaction. */
public class Acknowledgements {

    private final ReviewStore reviews;
    private final ScheduleNews news;
    private final PolicyBook policies;
    private final Clock clock;

    public Acknowledgements(ReviewStore reviews, ScheduleNews news, PolicyBook policies, Clock clock) {
        this.reviews = reviews;
        this.news = news;
        this.policies = policies;
        this.clock = clock;
    }

    /**
     * @param unitIds several where they share a mailbox
     * @param by the fingerprint of the certificate that signed, or the staff id
     * @param at when it was said
     * @return REJECTED where nothing was put before any of them that day
     */
    Outcome take(String municipality, Set<String> unitIds, LocalDate day, String by, Instant at) {
        List<String> asked = unitIds.stream()
                .filter(unit -> reviews.isAsked(municipality, day, unit))
                .sorted()
                .toList();
        if (asked.isEmpty()) {
            ScheduleNews.Morning today =
                    new ScheduleNews.Morning(policies.on(municipality, LocalDate.now(clock)), day, clock.instant());
            unitIds.stream()
                    .sorted()
                    .findFirst()
                    .ifPresent(unit -> news.refusedAcknowledgement(today, unit, Fault.SCHEDULE_NOT_ASKED));
            return Outcome.of(State.REJECTED, Fault.SCHEDULE_NOT_ASKED, "day");
        }
        long fresh = asked.stream()
                .filter(unit -> reviews.acknowledge(municipality, day, unit, by, at))
                .count();
        return fresh == 0 ? new Outcome(State.DUPLICATE, null, null, null) : Outcome.confirmed(null);
    }
}
