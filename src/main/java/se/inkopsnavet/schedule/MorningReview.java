package se.inkopsnavet.schedule;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Collection;
import java.util.HashMap;
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
import se.inkopsnavet.ledger.Savepoints;
import se.inkopsnavet.ledger.SetAside;
import se.inkopsnavet.order.Orders;
import se.inkopsnavet.policy.DeliveryPolicy.ScheduleReview;
import se.inkopsnavet.policy.Policy;
import se.inkopsnavet.policy.PolicyBook;
import se.inkopsnavet.schedule.ScheduleNews.Morning;

/**
 * One municipality's morning (F11 steps 3 to 7): compared, told, escalated, missed. Each step in the caller's transaction, one at a time for a day. A unit that fails keeps no
 * other from its list: it has it at the next full hour.
 */
public class MorningReview {

    static final Duration LIST_BEFORE = Duration.ofMinutes(30);

    private static final Logger LOG = LoggerFactory.getLogger(MorningReview.class);
    /** What a unit was to have, when it could not. */
    private static final String LIST = "SCHEDULE_LIST";

    private static final Duration ON_TIME = Duration.ofMinutes(5);
    /** After that a change is no news for the day. */
    private static final LocalTime DAY_IS_OVER = LocalTime.of(18, 0);

    private final Occurrences occurrences;
    private final Orders orders;
    private final Roster roster;
    private final ScheduleStore schedules;
    private final ReviewStore reviews;
    private final ScheduleNews news;
    private final Savepoints savepoints;
    private final SetAside setAside;
    private final PolicyBook policies;
    private final Clock clock;

    public MorningReview(
            Occurrences occurrences,
            Orders orders,
            Roster roster,
            ScheduleStore schedules,
            ReviewStore reviews,
            ScheduleNews news,
            Savepoints savepoints,
            SetAside setAside,
            PolicyBook policies,
            Clock clock) {
        this.occurrences = occurrences;
        this.orders = orders;
        this.roster = roster;
        this.schedules = schedules;
        this.reviews = reviews;
        this.news = news;
        this.savepoints = savepoints;
        this.setAside = setAside;
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
            tellUnits(today, isLate);
            news.found(today.morning(), reviews.toTell(municipality, day));
            schedules.told(municipality, day);
        }
    }

    /** Ten minutes after list time: the supplier is asked for a schedule that is not there. */
    void missing(String municipality, LocalDate day) {
        Day today = begin(municipality, day, false);
        missing(today).forEach((supplier, code) -> {
            LOG.warn("municipality={} supplier={} {}", municipality, supplier, code);
            today.anchors().entrySet().stream()
                    .filter(unit -> today.suppliers(unit.getKey()).contains(supplier))
                    .findFirst()
                    .ifPresent(unit -> news.askSupplier(today.morning(), unit.getValue(), supplier));
            news.missingToIt(today.morning(), supplier, code);
        });
    }

    /** Those of the units that wait for it are told. */
    void missing(String municipality, LocalDate day, Collection<String> units) {
        Day today = begin(municipality, day, false);
        Map<String, String> anchors = today.anchors();
        anchors.keySet().retainAll(Set.copyOf(units));
        missing(today)
                .forEach((supplier, code) -> anchors.forEach((unit, caseRef) -> {
                    if (today.suppliers(unit).contains(supplier)) {
                        news.missing(today.morning(), new ReviewStore.Review(unit, caseRef), supplier, code);
                    }
                }));
    }

    /** Why, by supplier. */
    private Map<String, String> missing(Day today) {
        String municipality = today.morning().municipality();
        LocalDate day = today.morning().day();
        Set<String> there = schedules.suppliers(municipality, day);
        Map<String, String> missing = new TreeMap<>();
        for (String supplier : today.expected().suppliers()) {
            if (!there.contains(supplier)) {
                missing.put(
                        supplier,
                        schedules
                                .find(new ScheduleStore.Key(municipality, supplier, day))
                                .map(ScheduleStore.Known::refused)
                                .orElse(Fault.SCHEDULE_MISSING.code()));
            }
        }
        return missing;
    }

    /** The next units that owe a look that day, or have looked. @param after the last of those before, empty at first: then it is found out which they are */
    List<String> units(String municipality, LocalDate day, String after, int atMost) {
        if (after.isEmpty()) {
            begin(municipality, day, false);
        }
        return reviews.units(municipality, day, after, atMost);
    }

    /** Ten minutes before the deadline: the manager hears which of the units have not looked. */
    void unreviewed(String municipality, LocalDate day, Collection<String> units) {
        Policy policy = policies.on(municipality, day);
        if (rule(policy).ackRequired()) {
            reviews.escalate(municipality, day, units, clock.instant())
                    .forEach(unit -> news.unreviewed(morning(policy, day), unit));
        }
    }

    /** At the deadline. What was missed shows it when that was long ago: the hub was down, or could not do it. */
    void missed(String municipality, LocalDate day, Collection<String> units) {
        Policy policy = policies.on(municipality, day);
        Instant deadline = at(day.atTime(rule(policy).deadline()));
        boolean late = clock.instant().isAfter(deadline.plus(ON_TIME));
        reviews.miss(municipality, day, units, late).forEach(unit -> {
            LOG.error(
                    "municipality={} unit={} day={} {}",
                    municipality,
                    unit.unitId(),
                    day,
                    Fault.SCHEDULE_NOT_REVIEWED.code());
            news.missed(morning(policy, day), unit);
        });
    }

    private void tellUnits(Day today, boolean late) {
        Morning morning = today.morning();
        String municipality = morning.municipality();
        LocalDate day = morning.day();
        Set<String> there = schedules.suppliers(municipality, day);
        savepoints
                .each(reviews.units(municipality, day), some -> {
                    List<String> ready = some.stream()
                            .filter(unit -> there.containsAll(today.suppliers(unit)))
                            .toList();
                    reviews.list(municipality, day, ready, late, today.rule().ackRequired(), clock.instant())
                            .forEach(unit -> news.listed(morning, unit.unit(), unit.deviations(), late));
                    news.found(morning, reviews.toTell(municipality, day, some));
                })
                .forEach(failure -> setAside.tell(new SetAside.Unworkable(
                        municipality, failure.one(), LIST, day.toString(), failure.fault(), false)));
    }

    /** @param comparing hold every schedule that is there against the day; otherwise only who owes a look is written down */
    private Day begin(String municipality, LocalDate day, boolean comparing) {
        schedules.lock(municipality, day);
        Policy policy = policies.on(municipality, day);
        ScheduleReview rule = rule(policy);
        ExpectedDay expected = ExpectedDay.of(occurrences, orders, municipality, day);
        Map<ScheduleStore.Key, List<DrivenStop>> driven = comparing ? driven(municipality, day) : Map.of();
        Set<String> refs = expected.cases();
        driven.values().forEach(stops -> stops.stream()
                .map(DrivenStop::caseRef)
                .filter(ref -> ref != null)
                .forEach(refs::add));
        Map<String, Standing> standings = roster.of(municipality, day, refs);
        Day today = new Day(morning(policy, day), rule, expected, standings);
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
        return at(today.morning().day().atTime(today.rule().deadline()).minus(LIST_BEFORE));
    }

    private Instant at(LocalDateTime local) {
        return local.atZone(clock.getZone()).toInstant();
    }

    private Morning morning(Policy policy, LocalDate day) {
        return new Morning(policy, day, at(day.atTime(DAY_IS_OVER)));
    }

    private static ScheduleReview rule(Policy policy) {
        return Objects.requireNonNull(policy.delivery().review(), "a municipality that looks at schedules");
    }
}
