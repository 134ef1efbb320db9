package se.inkopsnavet.schedule;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import se.inkopsnavet.calendar.Occurrences;
import se.inkopsnavet.ledger.DailyDeadlines;
import se.inkopsnavet.ledger.Deadlines;
import se.inkopsnavet.ledger.Rounds;
import se.inkopsnavet.order.Orders;
import se.inkopsnavet.policy.DeliveryPolicy.ScheduleReview;
import se.inkopsnavet.policy.PolicyBook;
import se.inkopsnavet.trade.ScheduleSource;

/**
 * Each municipality's morning as deadlines, set the night before from the policy that is then in force: all times are counted back from its review deadline
 * (06:30: fetched from 04:30, list at 06:00). Of days on which no hub was up only the miss is written down.
 */
public class ScheduleDays {

    public static final String PLAN = "SCHEDULE_PLAN";

    static final String FETCH = "SCHEDULE_FETCH";
    static final String COMPARE = "SCHEDULE_COMPARE";
    static final String MISSING = "SCHEDULE_MISSING";
    static final String MISSING_UNITS = "SCHEDULE_MISSING_UNITS";
    static final String UNREVIEWED = "SCHEDULE_UNREVIEWED";
    static final String MISSED = "SCHEDULE_MISSED";

    /** After the hour that summer time skips or repeats is still to come; before anything is fetched. */
    private static final LocalTime PLANNED_AT = LocalTime.of(0, 5);

    private static final List<Duration> FETCHED_BEFORE = List.of(
            Duration.ofMinutes(120),
            Duration.ofMinutes(90),
            Duration.ofMinutes(60),
            Duration.ofMinutes(45),
            Duration.ofMinutes(30));
    private static final Duration MISSING_BEFORE = Duration.ofMinutes(20);
    private static final Duration UNREVIEWED_BEFORE = Duration.ofMinutes(10);
    private static final int ISO_DAY = 10;
    private static final int FIRST_HOUR = 7;
    private static final int LAST_HOUR = 17;

    private final Deadlines deadlines;
    private final DailyDeadlines daily;
    private final Rounds rounds;
    private final MorningReview morning;
    private final Occurrences occurrences;
    private final Orders orders;
    private final List<ScheduleSource> sources;
    private final PolicyBook policies;
    private final Clock clock;

    public ScheduleDays(
            Deadlines deadlines,
            DailyDeadlines daily,
            Rounds rounds,
            MorningReview morning,
            Occurrences occurrences,
            Orders orders,
            List<ScheduleSource> sources,
            PolicyBook policies,
            Clock clock) {
        this.deadlines = deadlines;
        this.daily = daily;
        this.rounds = rounds;
        this.morning = morning;
        this.occurrences = occurrences;
        this.orders = orders;
        this.sources = List.copyOf(sources);
        this.policies = policies;
        this.clock = clock;
    }

    /** At every start: the chain of days, and what is still to come of today. */
    public void begin(String municipality) {
        daily.begin(PLAN, municipality, PLANNED_AT);
        LocalDate today = LocalDate.now(clock);
        review(municipality, today)
                .filter(rule -> clock.instant().isBefore(at(today.atTime(rule.deadline()))))
                .ifPresent(rule -> plan(municipality, today, rule));
    }

    public Map<String, Deadlines.Reaction> reactions() {
        return Map.of(
                PLAN, daily.reaction(PLAN, PLANNED_AT, this::planned),
                FETCH, step((municipality, day, late) -> fetch(municipality, day)),
                COMPARE, step(morning::compare),
                MISSING, step((municipality, day, late) -> missing(municipality, day)),
                MISSING_UNITS, rounds.reaction(MISSING_UNITS, new UnitRound(morning::missing, true)),
                UNREVIEWED, rounds.reaction(UNREVIEWED, new UnitRound(morning::unreviewed, true)),
                MISSED, rounds.reaction(MISSED, new UnitRound(morning::missed, false)));
    }

    /** What is done for each unit of a municipality: one that fails keeps no other from it, and is tried again. */
    private interface UnitStep {
        void run(String municipality, LocalDate day, Collection<String> units);
    }

    private final class UnitRound implements Rounds.Round {

        private final UnitStep step;
        private final boolean onlyOnTheDay;

        /** @param onlyOnTheDay of another day than today's nothing is asked and nobody told */
        UnitRound(UnitStep step, boolean onlyOnTheDay) {
            this.step = step;
            this.onlyOnTheDay = onlyOnTheDay;
        }

        @Override
        public List<String> cases(String municipality, String occurrence, String after, int atMost) {
            LocalDate day = day(occurrence);
            return isOfUse(municipality, day) ? morning.units(municipality, day, after, atMost) : List.of();
        }

        @Override
        public void work(String municipality, String occurrence, List<String> units) {
            LocalDate day = day(occurrence);
            if (isOfUse(municipality, day)) {
                step.run(municipality, day, units);
            }
        }

        private boolean isOfUse(String municipality, LocalDate day) {
            boolean isDay = !onlyOnTheDay || day.equals(LocalDate.now(clock));
            return isDay && review(municipality, day).isPresent();
        }
    }

    private void missing(String municipality, LocalDate day) {
        morning.missing(municipality, day);
        rounds.begin(MISSING_UNITS, municipality, day.toString());
    }

    private void planned(String municipality, LocalDate day, boolean late) {
        review(municipality, day).ifPresent(rule -> plan(municipality, day, rule));
    }

    private void plan(String municipality, LocalDate day, ScheduleReview rule) {
        LocalDateTime deadline = day.atTime(rule.deadline());
        FETCHED_BEFORE.forEach(before -> set(FETCH, municipality, day, deadline.minus(before)));
        set(COMPARE, municipality, day, deadline.minus(MorningReview.LIST_BEFORE));
        set(MISSING, municipality, day, deadline.minus(MISSING_BEFORE));
        set(UNREVIEWED, municipality, day, deadline.minus(UNREVIEWED_BEFORE));
        set(MISSED, municipality, day, deadline);
        for (int hour = FIRST_HOUR; hour <= LAST_HOUR; hour++) {
            set(COMPARE, municipality, day, day.atTime(hour, 0));
        }
    }

    private void set(String kind, String municipality, LocalDate day, LocalDateTime due) {
        deadlines.set(kind, municipality, day + " " + due.toLocalTime(), at(due), "granskning av leveransschemat");
    }

    private Instant at(LocalDateTime local) {
        return local.atZone(clock.getZone()).toInstant();
    }

    /** Asked again although one is there: it may have changed. */
    private void fetch(String municipality, LocalDate day) {
        ExpectedDay.of(occurrences, orders, municipality, day)
                .suppliers()
                .forEach(supplier -> sources.forEach(source -> source.fetch(municipality, supplier, day)));
    }

    /** Of another day than today's nothing is asked and nobody told. */
    private Deadlines.Reaction step(DailyDeadlines.Job job) {
        return (municipality, occurrence, late) -> {
            LocalDate day = day(occurrence);
            if (day.equals(LocalDate.now(clock)) && review(municipality, day).isPresent()) {
                job.run(municipality, day, late);
            }
        };
    }

    /** With which each occurrence begins. */
    private static LocalDate day(String occurrence) {
        return LocalDate.parse(occurrence.substring(0, ISO_DAY));
    }

    private Optional<ScheduleReview> review(String municipality, LocalDate day) {
        return policies.startable(day).stream()
                .filter(policy -> policy.policyId().equals(municipality))
                .findFirst()
                .flatMap(policy -> Optional.ofNullable(policy.delivery().review()));
    }
}
