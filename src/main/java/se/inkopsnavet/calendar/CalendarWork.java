package se.inkopsnavet.calendar;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;
import se.inkopsnavet.calendar.CalendarCases.Pending;
import se.inkopsnavet.decision.Decision;
import se.inkopsnavet.ledger.Savepoints;
import se.inkopsnavet.ledger.SetAside;
import se.inkopsnavet.lifeevent.AbsentDays;
import se.inkopsnavet.policy.Area;
import se.inkopsnavet.policy.Policy;
import se.inkopsnavet.policy.PolicyBook;
import se.inkopsnavet.purchase.CaseStore;
import se.inkopsnavet.purchase.CaseStore.Whose;
import se.inkopsnavet.purchase.Circumstance;
import se.inkopsnavet.purchase.Circumstances;
import se.inkopsnavet.purchase.PersonKey;
import se.inkopsnavet.purchase.PurchaseCase;

/**
 * Plans the weeks of whatever case has changed (flow F09), some hundred cases in a transaction: a municipality of any size takes the memory of one such
 * portion. A case is locked while it is planned, so that what changes it meanwhile is seen by the next turn.
 */
public class CalendarWork {

    /** This week and so many more. */
    static final int WEEKS_AHEAD = 6;

    private static final Logger LOG = LoggerFactory.getLogger(CalendarWork.class);
    private static final int AT_ONCE = 500;

    private final CalendarCases pending;
    private final OccurrenceStore occurrences;
    private final CaseStore cases;
    private final Circumstances circumstances;
    private final AbsentDays absences;
    private final PolicyBook policies;
    private final SupplierCalendars calendars;
    private final CalendarNews news;
    private final CutoffDeadlines cutoffs;
    private final Savepoints savepoints;
    private final SetAside setAside;
    private final TransactionTemplate transaction;
    private final Clock clock;

    /** @param clock in the zone of the business, Europe/Stockholm */
    public CalendarWork(
            CalendarCases pending,
            OccurrenceStore occurrences,
            CaseStore cases,
            Circumstances circumstances,
            AbsentDays absences,
            PolicyBook policies,
            SupplierCalendars calendars,
            CalendarNews news,
            CutoffDeadlines cutoffs,
            Savepoints savepoints,
            SetAside setAside,
            TransactionTemplate transaction,
            Clock clock) {
        this.pending = pending;
        this.occurrences = occurrences;
        this.cases = cases;
        this.circumstances = circumstances;
        this.absences = absences;
        this.policies = policies;
        this.calendars = calendars;
        this.news = news;
        this.cutoffs = cutoffs;
        this.savepoints = savepoints;
        this.setAside = setAside;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * One turn. It ends with the first portion that is not full: what changes meanwhile is the next turn's, or a turn would follow a large export case by case, and look
     * through all that have not changed each time.
     *
     * @return how many cases were planned; those that could not be are left for the next time, and said in the log
     */
    public int catchUp() {
        List<String> municipalities = policies.policies().all().stream()
                .map(Policy::policyId)
                .distinct()
                .toList();
        List<Pending> some = pending.pending(municipalities, "", AT_ONCE);
        int planned = plan(some);
        while (some.size() == AT_ONCE) {
            some = pending.pending(municipalities, some.get(AT_ONCE - 1).caseRef(), AT_ONCE);
            planned += plan(some);
        }
        return planned;
    }

    /**
     * In the caller's transaction, which has locked the case: something has been learnt that another room is about to ask for. A case that cannot be planned is
     * left for the next turn.
     */
    void planNow(String caseRef) {
        planEach(pending.found(caseRef));
    }

    private int plan(List<Pending> some) {
        return some.isEmpty() ? 0 : transaction.execute(status -> some.size() - planEach(some));
    }

    /** @return how many could not be planned, whom the next turn finds again: they are told of once for each version of their case */
    private int planEach(List<Pending> some) {
        List<Savepoints.Failure<Pending>> failures = savepoints.each(some, portion -> new Turn().plan(portion));
        for (Savepoints.Failure<Pending> failure : failures) {
            Pending one = failure.one();
            LOG.error(
                    "case={} not planned: {} at {}",
                    one.caseRef(),
                    failure.fault().code(),
                    failure.place());
            setAside.tell(new SetAside.Unworkable(
                    one.municipality(),
                    one.caseRef(),
                    "CALENDAR",
                    one.changedAt().toString(),
                    failure.fault(),
                    false));
        }
        return failures.size();
    }

    /** One transaction. */
    private final class Turn {

        private final Instant now = clock.instant();
        private final LocalDate today = LocalDate.ofInstant(now, clock.getZone());
        private final List<Week> weeks = IntStream.rangeClosed(0, WEEKS_AHEAD)
                .mapToObj(Week.of(today)::plus)
                .toList();
        private final WeekPlanner planner = new WeekPlanner(clock.getZone());
        /** Clients of one area and one supplier have the same weeks, unless they have booked. */
        private final Map<List<Object>, List<WeekPlan>> plans = new HashMap<>();

        void plan(List<Pending> some) {
            Map<String, Pending> byRef = some.stream().collect(Collectors.toMap(Pending::caseRef, each -> each));
            List<Whose> locked = cases.lockWithPeople(byRef.keySet());
            Map<String, PersonKey> people = locked.stream()
                    .collect(Collectors.toMap(whose -> whose.purchase().caseRef(), Whose::person));
            Set<String> accounts = pending.withAccount(byRef.keySet());
            Map<String, LocalDate> opened = pending.opened(byRef.keySet());
            Map<String, List<LocalDate>> booked =
                    pending.booked(byRef.keySet(), weeks.get(0).monday());
            Map<String, List<Occurrence>> known = occurrences.since(weeks.get(0), byRef.keySet());
            Map<String, List<PurchaseCase>> byMunicipality = locked.stream()
                    .map(Whose::purchase)
                    .collect(Collectors.groupingBy(
                            each -> byRef.get(each.caseRef()).municipality()));
            byMunicipality.forEach((municipality, theirs) -> {
                List<PersonKey> keys =
                        theirs.stream().map(each -> people.get(each.caseRef())).toList();
                Map<PersonKey, Circumstance> facts = circumstances.of(municipality, keys);
                Map<PersonKey, Predicate<LocalDate>> away = absences.of(municipality, keys);
                List<Occurrence> changed = new ArrayList<>();
                Map<String, Map<String, Optional<Reason>>> reasons = new HashMap<>();
                for (PurchaseCase each : theirs) {
                    PersonKey person = people.get(each.caseRef());
                    Decision shown = each.decision() == null
                            ? null
                            : facts.getOrDefault(person, Circumstance.NONE).applyTo(each.decision());
                    Standing standing = new Standing(
                            each.state(),
                            accounts.contains(each.caseRef()),
                            shown,
                            otherwise(municipality, shown, opened.getOrDefault(each.caseRef(), today)),
                            away.getOrDefault(person, day -> false));
                    if (standing.runs()) {
                        opened.putIfAbsent(each.caseRef(), today);
                    }
                    List<Occurrence> before = known.getOrDefault(each.caseRef(), List.of());
                    Revision revision = Revision.of(
                            new Revision.Owner(municipality, each.caseRef(), each.supplierId(), each.unitId()),
                            before,
                            weeks(municipality, each, standing, booked.getOrDefault(each.caseRef(), List.of())),
                            now,
                            today);
                    changed.addAll(revision.occurrences());
                    reasons.put(each.caseRef(), standing.isOver() ? none(revision.reasons()) : revision.reasons());
                    news.tell(municipality, each, before, revision.occurrences());
                }
                occurrences.save(changed);
                occurrences.save(municipality, reasons);
                cutoffs.set(municipality, changed);
            });
            pending.seen(some, opened);
        }

        /** Whoever has an account of the own is informed so long before the first order (STR-02). */
        private @Nullable LocalDate otherwise(String municipality, @Nullable Decision shown, LocalDate opened) {
            Policy policy = policies.on(municipality, today);
            if (shown == null || !policy.clientsOwnAccounts()) {
                return null;
            }
            LocalDate begins = shown.startDate().isAfter(opened) ? shown.startDate() : opened;
            LocalDate informed = opened.plusDays(policy.letterLeadDays());
            return begins.isAfter(informed) ? begins : informed;
        }

        private List<WeekPlan> weeks(
                String municipality, PurchaseCase each, Standing standing, List<LocalDate> booked) {
            if (!standing.runs()) {
                return weeks.stream()
                        .map(week -> WeekPlan.without(week, Reason.CASE_STOPPED))
                        .toList();
            }
            String areaName = standing.decision().client().areaName();
            String supplier = each.supplierId() == null ? "" : each.supplierId();
            return plans
                    .computeIfAbsent(List.of(municipality, areaName, supplier, booked), group -> weeks.stream()
                            .map(week -> plan(week, municipality, areaName, supplier, booked))
                            .toList())
                    .stream()
                    .map(week -> standing.over(week, today))
                    .toList();
        }

        private WeekPlan plan(
                Week week, String municipality, String areaName, String supplier, List<LocalDate> booked) {
            Policy policy = policies.on(municipality, week.monday());
            @Nullable Area area = policy.areaFor(areaName).orElse(null);
            List<LocalDate> then =
                    booked.stream().filter(day -> Week.of(day).equals(week)).toList();
            return planner.plan(week, policy, area, calendars.of(supplier), then);
        }

        private static Map<String, Optional<Reason>> none(Map<String, Optional<Reason>> reasons) {
            return reasons.keySet().stream().collect(Collectors.toMap(week -> week, week -> Optional.empty()));
        }
    }
}
