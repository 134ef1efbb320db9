package se.inkopsnavet.schedule;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.inkopsnavet.calendar.Occurrence;
import se.inkopsnavet.calendar.Occurrences;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.order.Orders;
import se.inkopsnavet.policy.DeliveryPolicy.ScheduleReview;
import se.inkopsnavet.policy.Policy;
import se.inkopsnavet.policy.PolicyBook;
import se.inkopsnavet.schedule.ScheduleNews.Morning;

/** One municipality's morning (F11 steps 3 to 7): compared, told, escalated, missed. Each step in the caller's transaction, one at a time for a day. */
public class MorningReview {

    static final Duration LIST_BEFORE = Duration.ofMinutes(30);

    private static final Logger LOG = LoggerFactory.getLogger(MorningReview.class);
    private static final Duration ON_TIME = Duration.ofMinutes(5);
    /** After that a change is no news for the day. */
    private static final LocalTime DAY_IS_OVER = LocalTime.of(18, 0);

    private final Occurrences occurrences;
    private final Orders orders;
    private final Roster roster;
    private final ScheduleStore schedules;
    private final ReviewStore reviews;
    private final ScheduleNews news;
    private final PolicyBook policies;
    private final Clock clock;

    public MorningReview(
            Occurrences occurrences,
            Orders orders,
            Roster roster,
            ScheduleStore schedules,
            ReviewStore reviews,
            ScheduleNews news,
            PolicyBook policies,
            Clock clock) {
        this.occurrences = occurrences;
        this.orders = orders;
        this.roster = roster;
        this.schedules = schedules;
        this.reviews = reviews;
        this.news = news;
        this.policies = policies;
        this.clock = clock;
    }

    /** What a step works with. */
    private record Day(Morning morning, ScheduleReview rule, ExpectedDay expected, Map<String, Standing> standings) {

        /** A case of the day for each unit that has deliveries: of one whose groceries do not come, or who may be protected, nothing is asked. */
        Map<String, String> anchors() {
            Map<String, String> anchors = new TreeMap<>();
            expected.planned().stream()
                    .map(Occurrence::caseRef)
                    .map(standings::get)
                    .filter(standing -> standing != null && standing.mayReceive() && standing.unitId() != null)
                    .forEach(standing -> anchors.merge(
                            standing.unitId(),
                            standing.caseRef(),
                            (one, other) -> one.compareTo(other) < 0 ? one : other));
            return anchors;
        }

        /** The suppliers that bring groceries to the unit's clients. */
        Set<String> suppliers(String unitId) {
            Set<String> suppliers = new TreeSet<>();
            for (Occurrence occurrence : expected.planned()) {
                Standing standing = standings.get(occurrence.caseRef());
                if (standing != null && standing.mayReceive() && unitId.equals(standing.unitId())) {
                    suppliers.add(occurrence.supplierId());
                }
            }
            return suppliers;
        }
    }

    /** At list time, at each full hour after it, and when a schedule comes. @param late the hub was down when the units should have been told */
    void compare(String municipality, LocalDate day, boolean late) {
        Day today = begin(municipality, day, true);
        if (!day.equals(LocalDate.now(clock)) || clock.instant().isBefore(listAt(today))) {
            // Before list time only what does not wait for it: whoever may be protected, and customers nobody knows.
            news.found(today.morning(), reviews.toTell(municipality, day));
            return;
        }
        if (clock.instant().isBefore(today.morning().until())) {
            boolean isLate = late || clock.instant().isAfter(listAt(today).plus(ON_TIME));
            list(today, isLate);
            news.found(today.morning(), reviews.toTell(municipality, day));
            schedules.told(municipality, day);
        }
    }

    /** Ten minutes after list time: whoever waits for a schedule that is not there asks the supplier. */
    void missing(String municipality, LocalDate day) {
        Day today = begin(municipality, day, false);
        Set<String> there = schedules.suppliers(municipality, day);
        Map<String, String> anchors = today.anchors();
        for (String supplier : today.expected().suppliers()) {
            if (!there.contains(supplier)) {
                String code = schedules
                        .find(new ScheduleStore.Key(municipality, supplier, day))
                        .map(ScheduleStore.Known::refused)
                        .orElse(Fault.SCHEDULE_MISSING.code());
                LOG.warn("municipality={} supplier={} {}", municipality, supplier, code);
                List<ReviewStore.Review> waiting = anchors.entrySet().stream()
                        .filter(unit -> today.suppliers(unit.getKey()).contains(supplier))
                        .map(unit -> new ReviewStore.Review(unit.getKey(), unit.getValue()))
                        .toList();
                waiting.forEach(unit -> news.missing(today.morning(), unit, supplier, code));
                waiting.stream()
                        .findFirst()
                        .ifPresent(unit -> news.askSupplier(today.morning(), unit.caseRef(), supplier));
                news.missingToIt(today.morning(), supplier, code);
            }
        }
    }

    /** Ten minutes before the deadline: the manager hears which units have not looked. */
    void unreviewed(String municipality, LocalDate day) {
        Day today = begin(municipality, day, false);
        if (today.rule().ackRequired()) {
            reviews.escalate(municipality, day, clock.instant())
                    .forEach(unit -> news.unreviewed(today.morning(), unit));
        }
    }

    /** At the deadline. @param late the hub was down: what was missed shows it */
    void missed(String municipality, LocalDate day, boolean late) {
        Day today = begin(municipality, day, false);
        reviews.miss(municipality, day, late).forEach(unit -> {
            LOG.error(
                    "municipality={} unit={} day={} {}",
                    municipality,
                    unit.unitId(),
                    day,
                    Fault.SCHEDULE_NOT_REVIEWED.code());
            news.missed(today.morning(), unit);
        });
    }

    private void list(Day today, boolean late) {
        Morning morning = today.morning();
        Set<String> there = schedules.suppliers(morning.municipality(), morning.day());
        Set<String> ready = new HashSet<>(reviews.units(morning.municipality(), morning.day()));
        ready.removeIf(unit -> !there.containsAll(today.suppliers(unit)));
        reviews.list(
                        morning.municipality(),
                        morning.day(),
                        ready,
                        late,
                        today.rule().ackRequired(),
                        clock.instant())
                .forEach(unit -> news.listed(morning, unit.unit(), unit.deviations(), late));
    }

    /** @param comparing hold every schedule that is there against the day; otherwise only who owes a look is written down */
    private Day begin(String municipality, LocalDate day, boolean comparing) {
        schedules.lock(municipality, day);
        Policy policy = policies.on(municipality, day);
        ScheduleReview rule =
                Objects.requireNonNull(policy.delivery().review(), "a municipality that looks at schedules");
        Instant until = day.atTime(DAY_IS_OVER).atZone(clock.getZone()).toInstant();
        ExpectedDay expected = ExpectedDay.of(occurrences, orders, municipality, day);
        Map<ScheduleStore.Key, List<DrivenStop>> driven = comparing ? driven(municipality, day) : Map.of();
        Set<String> refs = expected.cases();
        driven.values().forEach(stops -> stops.stream()
                .map(DrivenStop::caseRef)
                .filter(ref -> ref != null)
                .forEach(refs::add));
        Map<String, Standing> standings = roster.of(municipality, day, refs);
        Day today = new Day(new Morning(policy, day, until), rule, expected, standings);
        Map<String, String> anchors = today.anchors();
        driven.forEach((key, stops) -> {
            List<Deviation> found = new Comparison(standings, expected.of(key.supplierId()), rule.staffed()).of(stops);
            reviews.keep(key, found);
            found.stream()
                    .filter(deviation -> deviation.unitId() != null && deviation.caseRef() != null)
                    .forEach(deviation -> anchors.putIfAbsent(deviation.unitId(), deviation.caseRef()));
        });
        if (!clock.instant().isBefore(listAt(today))) {
            reviews.begin(municipality, day, anchors);
        }
        return today;
    }

    private Map<ScheduleStore.Key, List<DrivenStop>> driven(String municipality, LocalDate day) {
        Map<ScheduleStore.Key, List<DrivenStop>> driven = new HashMap<>();
        schedules.suppliers(municipality, day).stream()
                .map(supplier -> new ScheduleStore.Key(municipality, supplier, day))
                .forEach(key -> driven.put(key, schedules.stops(key)));
        return driven;
    }

    private Instant listAt(Day today) {
        return today.morning()
                .day()
                .atTime(today.rule().deadline())
                .minus(LIST_BEFORE)
                .atZone(clock.getZone())
                .toInstant();
    }
}
