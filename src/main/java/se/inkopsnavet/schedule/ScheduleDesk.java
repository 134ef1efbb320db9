package se.inkopsnavet.schedule;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.calendar.Occurrences;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.ledger.Outcome;
import se.inkopsnavet.ledger.State;
import se.inkopsnavet.order.Orders;
import se.inkopsnavet.policy.Policy;
import se.inkopsnavet.policy.PolicyBook;
import se.inkopsnavet.trade.Customers;
import se.inkopsnavet.trade.ReportTaker;
import se.inkopsnavet.trade.ScheduleReported;

/** A schedule comes, asked for or not (F11 steps 1 and 2): believed or not, and then compared at once. */
public class ScheduleDesk implements ReportTaker<ScheduleReported> {

    /** How much a supplier's clock may differ without anybody hearing of it. */
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

    private final ScheduleStore schedules;
    private final StopsMark mark;
    private final MorningReview morning;
    private final Roster roster;
    private final Occurrences occurrences;
    private final Orders orders;
    private final Customers customers;
    private final List<BelievedSchedules> listeners;
    private final ScheduleNews news;
    private final PolicyBook policies;
    private final Clock clock;

    /** @param listeners of the rooms that act on a schedule that is believed */
    public ScheduleDesk(
            ScheduleStore schedules,
            StopsMark mark,
            MorningReview morning,
            Roster roster,
            Occurrences occurrences,
            Orders orders,
            Customers customers,
            List<BelievedSchedules> listeners,
            ScheduleNews news,
            PolicyBook policies,
            Clock clock) {
        this.schedules = schedules;
        this.mark = mark;
        this.morning = morning;
        this.roster = roster;
        this.occurrences = occurrences;
        this.orders = orders;
        this.customers = customers;
        this.listeners = List.copyOf(listeners);
        this.news = news;
        this.policies = policies;
        this.clock = clock;
    }

    @Override
    public Class<ScheduleReported> type() {
        return ScheduleReported.class;
    }

    @Override
    public Outcome take(UUID messageId, ScheduleReported report) {
        LocalDate today = LocalDate.now(clock);
        Policy policy = policies.on(report.municipality(), today);
        if (!policy.suppliers().contains(report.supplierId())) {
            return Outcome.of(State.QUARANTINED, Fault.WRONG_MUNICIPALITY, "municipality");
        }
        if (policy.delivery().review() == null) {
            return Outcome.confirmed(null);
        }
        LocalDate day = report.day().isBefore(today) ? today : report.day();
        ScheduleStore.Key key = new ScheduleStore.Key(report.municipality(), report.supplierId(), day);
        schedules.lock(key.municipality(), day);
        Optional<ScheduleStore.Known> known = schedules.find(key);
        Instant now = clock.instant();
        if (report.occurredAt().isAfter(now.plus(CLOCKS_DIFFER))) {
            news.clockAhead(policy, key.supplierId(), today);
        }
        // What was made later than now would make every corrected schedule an old one.
        Instant madeAt = report.occurredAt().isAfter(now) ? now : report.occurredAt();
        boolean isOlder = known.map(ScheduleStore.Known::occurredAt)
                .filter(madeAt::isBefore)
                .isPresent();
        if (isOlder) {
            return Outcome.of(State.REJECTED, Fault.STALE_VERSION, "occurredAt");
        }
        return taken(
                key, report, madeAt, today, known.map(ScheduleStore.Known::hash).orElse(null));
    }

    private Outcome taken(
            ScheduleStore.Key key, ScheduleReported report, Instant madeAt, LocalDate today, @Nullable String earlier) {
        List<@Nullable String> refs = refs(report);
        Set<String> mentioned = refs.stream().filter(ref -> ref != null).collect(Collectors.toSet());
        Map<String, Boolean> fits = new HashMap<>();
        Map<String, DrivenAddress> driven = addresses(report, refs);
        Map<String, Standing> standings = roster.of(key.municipality(), key.day(), mentioned, (ref, home) -> {
            DrivenAddress address = driven.get(ref);
            Boolean fit = address == null ? null : address.fits(home);
            if (fit != null) {
                fits.put(ref, fit);
            }
        });
        int expected = ExpectedDay.of(occurrences, orders, key.municipality(), key.day())
                .of(key.supplierId())
                .size();
        int unknown = (int) refs.stream()
                .filter(ref -> ref == null || !standings.containsKey(ref))
                .count();
        String hash = mark.of(report);
        Optional<Fault> refusal =
                Plausibility.refusal(report.day(), today, report.stops().size(), unknown, expected);
        if (refusal.isEmpty() && namesOrders(report) && schedules.isAnotherDays(key, hash)) {
            refusal = Optional.of(Fault.SCHEDULE_OTHER_DAY);
        }
        if (refusal.isPresent()) {
            schedules.refuse(key, refusal.get().code());
            return Outcome.of(State.QUARANTINED, refusal.get(), "schedule");
        }
        Map<String, LocalTime> told = schedules.told(key);
        List<DrivenStop> stops = new ArrayList<>(refs.size());
        for (int i = 0; i < refs.size(); i++) {
            ScheduleReported.Stop stop = report.stops().get(i);
            String ref = standings.containsKey(refs.get(i)) ? refs.get(i) : null;
            stops.add(new DrivenStop(i + 1, ref, stop.from(), stop.to(), fits.get(ref), told.get(ref)));
        }
        schedules.replace(key, madeAt, hash, expected, stops);
        List<@Nullable String> known = stops.stream().map(DrivenStop::caseRef).toList();
        listeners.forEach(listener -> listener.believed(report, known));
        morning.compare(key.municipality(), key.day(), false);
        return hash.equals(earlier) ? new Outcome(State.DUPLICATE, null, null, null) : Outcome.confirmed(null);
    }

    /** The client of each stop, where the supplier may speak of one: another supplier's is nobody's, like one that nobody knows. */
    private List<@Nullable String> refs(ScheduleReported report) {
        List<@Nullable String> refs = new ArrayList<>(report.stops().size());
        for (ScheduleReported.Stop stop : report.stops()) {
            refs.add(customers
                    .caseOf(report.municipality(), report.supplierId(), stop.customer())
                    .orElse(null));
        }
        return refs;
    }

    /** Of two stops at one client the first: the second is a deviation by itself. */
    private static Map<String, DrivenAddress> addresses(ScheduleReported report, List<@Nullable String> refs) {
        Map<String, DrivenAddress> addresses = new HashMap<>();
        for (int i = 0; i < refs.size(); i++) {
            if (refs.get(i) != null) {
                ScheduleReported.Stop stop = report.stops().get(i);
                addresses.putIfAbsent(refs.get(i), new DrivenAddress(stop.street(), stop.postcode()));
            }
        }
        return addresses;
    }

    private static boolean namesOrders(ScheduleReported report) {
        return report.stops().stream().anyMatch(stop -> stop.orderNo() != null);
    }
}
