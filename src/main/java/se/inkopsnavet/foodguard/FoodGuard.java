package se.inkopsnavet.foodguard;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.inkopsnavet.calendar.Occurrences;
import se.inkopsnavet.calendar.WeekReasons;
import se.inkopsnavet.foodguard.FoodRule.Alert;
import se.inkopsnavet.ledger.DailyDeadlines;
import se.inkopsnavet.ledger.Deadlines;
import se.inkopsnavet.ledger.Rounds;
import se.inkopsnavet.lifeevent.LifeStore;
import se.inkopsnavet.order.Declines;
import se.inkopsnavet.order.MissedOrders;
import se.inkopsnavet.order.Orders;
import se.inkopsnavet.policy.Weeks;
import se.inkopsnavet.purchase.PersonKey;

/** The daily round: every client, by what the other rooms have recorded. */
public class FoodGuard implements Rounds.Round {

    /** Each morning of a municipality. */
    public static final String KIND = "FOOD_GUARD";
    /** That day's round. */
    public static final String ROUND = "FOOD_GUARD_ROUND";

    static final LocalTime AT = LocalTime.of(8, 0);

    private static final Logger LOG = LoggerFactory.getLogger(FoodGuard.class);
    /** Days: an absence longer ago than that does not matter any more, who was without for so long has long been told of. */
    private static final int LOOK_BACK = 60;

    private final FoodStore store;
    private final List<FoodSource> sources;
    private final Occurrences occurrences;
    private final WeekReasons weekReasons;
    private final Orders orders;
    private final MissedOrders missed;
    private final Declines declines;
    private final LifeStore life;
    private final FoodNews news;
    private final DailyDeadlines daily;
    private final Rounds rounds;
    private final Clock clock;

    /** @param sources of all the rooms that record food */
    public FoodGuard(
            FoodStore store,
            List<FoodSource> sources,
            Occurrences occurrences,
            WeekReasons weekReasons,
            Orders orders,
            MissedOrders missed,
            Declines declines,
            LifeStore life,
            FoodNews news,
            DailyDeadlines daily,
            Rounds rounds,
            Clock clock) {
        this.store = store;
        this.sources = List.copyOf(sources);
        this.occurrences = occurrences;
        this.weekReasons = weekReasons;
        this.orders = orders;
        this.missed = missed;
        this.declines = declines;
        this.life = life;
        this.news = news;
        this.daily = daily;
        this.rounds = rounds;
        this.clock = clock;
    }

    /** At every start. */
    public void begin(String municipality) {
        daily.begin(KIND, municipality, AT);
    }

    public Map<String, Deadlines.Reaction> reactions() {
        return Map.of(KIND, daily.reaction(KIND, AT, this::setOut), ROUND, rounds.reaction(ROUND, this));
    }

    private void setOut(String municipality, LocalDate day, boolean late) {
        store.forgetEnded(municipality);
        rounds.begin(ROUND, municipality, day.toString());
    }

    @Override
    public List<String> cases(String municipality, String day, String after, int atMost) {
        return isToday(day) ? store.cases(municipality, after, atMost) : List.of();
    }

    @Override
    public void work(String municipality, String day, List<String> caseRefs) {
        if (isToday(day)) {
            some(municipality, LocalDate.parse(day), store.clients(caseRefs));
        }
    }

    /** A round that an outage delayed to another day is that day's own. */
    private boolean isToday(String day) {
        return LocalDate.now(clock).equals(LocalDate.parse(day));
    }

    /** What is read for all of them together. */
    private record Day(
            String municipality,
            LocalDate today,
            List<String> refs,
            Map<LocalDate, PlannedFood> weeks,
            Map<String, LocalDate> ordered,
            Map<String, Set<String>> declined) {}

    private Day day(String municipality, LocalDate today, List<String> refs) {
        // On a Monday last week's verdict falls; where no hub was up that day, later.
        Set<LocalDate> mondays = new TreeSet<>(store.undecided(refs, Weeks.monday(today), LOOK_BACK));
        mondays.add(Weeks.monday(today.minusDays(1)));
        mondays.add(Weeks.monday(today));
        Map<LocalDate, PlannedFood> weeks = new HashMap<>();
        mondays.forEach(monday -> weeks.put(monday, PlannedFood.in(monday, occurrences, weekReasons, refs)));
        LocalDate horizon = today.plusDays(FoodRule.TELL_MANAGER - FoodRule.TELL_UNIT);
        return new Day(
                municipality,
                today,
                refs,
                weeks,
                PlannedFood.ordered(occurrences, orders, missed, municipality, refs, today, horizon),
                new HashMap<>());
    }

    private void some(String municipality, LocalDate today, List<FoodStore.Client> all) {
        List<String> refs = all.stream().map(FoodStore.Client::caseRef).toList();
        Day day = day(municipality, today, refs);
        Map<String, LocalDate> food = lastFood(municipality, refs, today);
        Map<String, FoodClock> before = store.clocks(refs);
        Map<String, FoodClock> now = new HashMap<>();
        for (String ref : refs) {
            FoodClock clocked = begun(day, before.get(ref), ref);
            if (clocked != null) {
                now.put(ref, clocked.fed(food.get(ref)));
            } else if (food.containsKey(ref)) {
                now.put(ref, FoodClock.beginning(food.get(ref)));
            }
        }
        List<FoodStore.Client> guarded =
                all.stream().filter(client -> now.containsKey(client.caseRef())).toList();
        Map<PersonKey, Set<LocalDate>> away = life.awayDays(
                municipality,
                guarded.stream().map(FoodStore.Client::person).toList(),
                today.minusDays(LOOK_BACK),
                today.plusDays(6));
        alerts(day, guarded, now, away);
        store.keepClocks(municipality, now);
        day.weeks().forEach((monday, planned) -> {
            LocalDate sunday = monday.plusDays(6);
            // Food of the week after must not hide that of the week itself.
            Map<String, LocalDate> fed = sunday.isBefore(today) ? lastFood(municipality, refs, sunday) : food;
            // Before the guard began the client had other ways.
            List<FoodStore.Client> then = guarded.stream()
                    .filter(client -> !now.get(client.caseRef()).begun().isAfter(sunday))
                    .toList();
            weeks(day, monday, planned, then, fed, away);
        });
    }

    private Map<String, LocalDate> lastFood(String municipality, Collection<String> refs, LocalDate until) {
        Map<String, LocalDate> last = new HashMap<>();
        sources.forEach(source -> source.lastFood(municipality, refs, until)
                .forEach((ref, day) -> last.merge(ref, day, (one, other) -> one.isAfter(other) ? one : other)));
        return last;
    }

    /** The guard begins with the first food planned for a day that has come, or the week in which some should have been booked; until then the client has other ways. */
    private static @Nullable FoodClock begun(Day day, @Nullable FoodClock before, String ref) {
        if (before != null) {
            return before;
        }
        return day.weeks().entrySet().stream()
                .map(week -> week.getValue().unbooked().contains(ref)
                        ? week.getKey()
                        : week.getValue().planned().get(ref))
                .filter(first -> first != null && !first.isAfter(day.today()))
                .min(LocalDate::compareTo)
                .map(FoodClock::beginning)
                .orElse(null);
    }

    private void alerts(
            Day day, List<FoodStore.Client> guarded, Map<String, FoodClock> now, Map<PersonKey, Set<LocalDate>> away) {
        Map<String, Alert> due = new HashMap<>();
        LocalDate longAgo = day.today().minusDays(FoodRule.TELL_UNIT);
        for (FoodStore.Client client : guarded) {
            FoodClock clocked = now.get(client.caseRef());
            if (!clocked.since().isAfter(longAgo)) {
                int days = FoodRule.daysWithout(clocked.since(), day.today(), stopped(day, client, away));
                Alert alert = FoodRule.alert(days, day.today(), day.ordered().get(client.caseRef()));
                if (clocked.owes(alert)) {
                    due.put(client.caseRef(), alert);
                }
            }
        }
        news.without(day.municipality(), due, now);
        due.forEach((ref, alert) -> now.computeIfPresent(ref, (same, clocked) -> clocked.telling(alert)));
        if (!due.isEmpty()) {
            LOG.info("municipality={} food guard: {} alerts", day.municipality(), due.size());
        }
    }

    private Predicate<LocalDate> stopped(Day today, FoodStore.Client client, Map<PersonKey, Set<LocalDate>> away) {
        Set<LocalDate> days = away.getOrDefault(client.person(), Set.of());
        return day -> days.contains(day) || isDeclined(today, client.caseRef(), Weeks.of(day));
    }

    /** Each week is asked for once. */
    private boolean isDeclined(Day day, String caseRef, String week) {
        return day.declined()
                .computeIfAbsent(week, asked -> declines.in(asked, day.refs()))
                .contains(caseRef);
    }

    private void weeks(
            Day day,
            LocalDate monday,
            PlannedFood planned,
            List<FoodStore.Client> guarded,
            Map<String, LocalDate> food,
            Map<PersonKey, Set<LocalDate>> away) {
        boolean isOver = monday.plusDays(6).isBefore(day.today());
        String week = Weeks.of(monday);
        Map<String, WeekProof> proofs = new HashMap<>();
        for (FoodStore.Client client : guarded) {
            String ref = client.caseRef();
            LocalDate last = food.get(ref);
            boolean isFed = last != null && !last.isBefore(monday);
            String reason = isFed ? null : reason(day, monday, planned, client, away);
            proofs.put(ref, WeekProof.of(isOver, planned.planned().get(ref), isFed ? last : null, reason));
        }
        store.keepWeek(
                day.municipality(),
                week,
                proofs,
                monday.isBefore(Weeks.monday(day.today().minusDays(1))));
        if (isOver) {
            news.missed(
                    day.municipality(), week, store.missing(proofs.keySet(), week, news.isAlone(day.municipality())));
            long missing = proofs.values().stream()
                    .filter(proof -> proof.verdict() == WeekProof.Verdict.MISSING)
                    .count();
            if (missing > 0) {
                LOG.warn("municipality={} week={} without food or reason: {}", day.municipality(), week, missing);
            }
        }
    }

    private @Nullable String reason(
            Day day,
            LocalDate monday,
            PlannedFood planned,
            FoodStore.Client client,
            Map<PersonKey, Set<LocalDate>> away) {
        String without = planned.reason(client.caseRef());
        if (without != null) {
            return without;
        }
        Set<LocalDate> days = away.getOrDefault(client.person(), Set.of());
        if (monday.datesUntil(monday.plusDays(7)).allMatch(days::contains)) {
            return "ABSENCE";
        }
        return isDeclined(day, client.caseRef(), Weeks.of(monday)) ? "DECLINED" : null;
    }
}
