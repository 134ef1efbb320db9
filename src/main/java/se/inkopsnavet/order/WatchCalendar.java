package se.inkopsnavet.order;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import se.inkopsnavet.calendar.CutoffListener;
import se.inkopsnavet.calendar.Occurrence;
import se.inkopsnavet.calendar.Occurrences;
import se.inkopsnavet.ledger.DailyDeadlines;
import se.inkopsnavet.ledger.Deadlines;
import se.inkopsnavet.policy.Weeks;

/**
 * Sets the watchdog's deadlines: every night for the deliveries of the next two weeks and a bit, which is longer than any cut-off lies before its delivery, and
 * during the day for those that are planned then. A deadline for each municipality, day and cut-off, not for each client.
 */
public class WatchCalendar implements DailyDeadlines.Job, CutoffListener {

    static final String WEEK = "ORDER_WEEK";
    private static final String DAILY = "ORDER_WATCH_DAILY";
    private static final LocalTime AT = LocalTime.of(0, 15);
    /** After the last delivery of the week. */
    private static final LocalTime WEEK_IS_OVER = LocalTime.of(0, 45);

    private static final int DAYS = 16;

    private final Occurrences occurrences;
    private final Deadlines deadlines;
    private final DailyDeadlines daily;
    private final Clock clock;

    public WatchCalendar(Occurrences occurrences, Deadlines deadlines, DailyDeadlines daily, Clock clock) {
        this.occurrences = occurrences;
        this.deadlines = deadlines;
        this.daily = daily;
        this.clock = clock;
    }

    /** At every start of the hub: sets what a night's run would have set, and has the nights begin. */
    public void begin(String municipality) {
        daily.begin(DAILY, municipality, AT);
        plan(municipality);
    }

    Map<String, Deadlines.Reaction> reactions() {
        return Map.of(DAILY, daily.reaction(DAILY, AT, this));
    }

    @Override
    public void run(String subject, LocalDate day, boolean late) {
        plan(subject);
    }

    private record Moment(Instant cutoff, boolean inclusive) {}

    private void plan(String municipality) {
        LocalDate today = LocalDate.now(clock);
        Stream.iterate(today, day -> day.plusDays(1))
                .limit(DAYS)
                .forEach(day -> plan(municipality, day, occurrences.on(municipality, day)));
    }

    /** What lies further ahead is for a night to come. */
    @Override
    public void planned(String municipality, Collection<Occurrence> changed) {
        LocalDate today = LocalDate.now(clock);
        LocalDate end = today.plusDays(DAYS);
        changed.stream()
                .filter(Occurrence::isPlanned)
                .filter(each -> !each.day().isBefore(today) && each.day().isBefore(end))
                .collect(Collectors.groupingBy(Occurrence::day))
                .forEach((day, theirs) -> plan(municipality, day, theirs));
    }

    private void plan(String municipality, LocalDate day, Collection<Occurrence> planned) {
        Instant now = clock.instant();
        var moments = planned.stream()
                .filter(each -> each.cutoffAt() != null)
                .map(each -> new Moment(each.cutoffAt(), each.cutoffInclusive()))
                .collect(Collectors.toSet());
        moments.stream()
                .filter(moment ->
                        InTime.over(moment.cutoff(), moment.inclusive()).isAfter(now))
                .forEach(moment -> set(municipality, day, moment));
        if (!moments.isEmpty()) {
            week(municipality, day);
        }
    }

    private void set(String municipality, LocalDate day, Moment moment) {
        Watch.Turn turn = new Watch.Turn(day, moment.cutoff(), moment.inclusive());
        for (Watch watch : Watch.values()) {
            deadlines.set(
                    watch.deadline(),
                    municipality,
                    turn.toString(),
                    watch.at(moment.cutoff(), moment.inclusive()),
                    watch.rule());
        }
    }

    private void week(String municipality, LocalDate day) {
        Instant over = Weeks.monday(day)
                .plusWeeks(1)
                .atTime(WEEK_IS_OVER)
                .atZone(clock.getZone())
                .toInstant();
        deadlines.set(WEEK, municipality, Weeks.of(day), over, "när veckan är slut");
    }
}
