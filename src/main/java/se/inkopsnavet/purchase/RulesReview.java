package se.inkopsnavet.purchase;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import se.inkopsnavet.decision.Decision;
import se.inkopsnavet.ledger.DailyDeadlines;
import se.inkopsnavet.ledger.Rounds;
import se.inkopsnavet.policy.Policy;
import se.inkopsnavet.policy.PolicyBook;
import se.inkopsnavet.purchase.CaseStore.Whose;

/**
 * Cases are decided again when other rules come into force, without waiting for an event (docs/decisions/0072): those of a municipality where each client has an account of the
 * own, or had until now. Whose account it is, and which shop the hub may speak with, is then another than the case says. A round for each version of the rules.
 */
public final class RulesReview implements DailyDeadlines.Job, Rounds.Round {

    public static final String DAY = "RULES_DAY";
    public static final String KIND = "RULES_REVIEW";

    /** When a version's first day has begun; before the calendar plans by it. */
    public static final LocalTime AT = LocalTime.of(0, 10);

    private final CaseStore cases;
    private final CaseReview review;
    private final Circumstances circumstances;
    private final PolicyBook policies;
    private final DailyDeadlines daily;
    private final Rounds rounds;
    private final Clock clock;

    /** @param clock in the zone of the business, Europe/Stockholm */
    public RulesReview(
            CaseStore cases,
            CaseReview review,
            Circumstances circumstances,
            PolicyBook policies,
            DailyDeadlines daily,
            Rounds rounds,
            Clock clock) {
        this.cases = cases;
        this.review = review;
        this.circumstances = circumstances;
        this.policies = policies;
        this.daily = daily;
        this.rounds = rounds;
        this.clock = clock;
    }

    /** At every start: the chain of days, and the rules that came into force while no hub was up. */
    public void begin(String municipality) {
        daily.begin(DAY, municipality, AT);
        run(municipality, LocalDate.now(clock), false);
    }

    @Override
    public void run(String municipality, LocalDate day, boolean late) {
        Policy now = now(municipality);
        boolean concerns = now.clientsOwnAccounts() || !earlier(now).isEmpty();
        if (concerns && isInForce(now)) {
            rounds.begin(KIND, municipality, now.idAtVersion());
        }
    }

    @Override
    public List<String> cases(String municipality, String occurrence, String after, int atMost) {
        return cases.underOtherRules(municipality, now(municipality).idAtVersion(), after, atMost);
    }

    /** A case that an event has brought under the rules meanwhile is left alone. */
    @Override
    public void work(String municipality, String occurrence, List<String> caseRefs) {
        Policy now = now(municipality);
        if (!isInForce(now)) {
            return;
        }
        Set<String> earlier = earlier(now);
        List<Whose> concerned = cases.lockWithPeople(caseRefs).stream()
                .filter(each -> isConcerned(each.purchase(), now, earlier))
                .toList();
        Map<PersonKey, Circumstance> known = circumstances.of(
                municipality, concerned.stream().map(Whose::person).toList());
        for (Whose each : concerned) {
            Decision shown = known.getOrDefault(each.person(), Circumstance.NONE)
                    .applyTo(each.purchase().decision());
            review.decideAgain(municipality, each.person(), each.purchase(), shown);
        }
    }

    private static boolean isConcerned(PurchaseCase purchase, Policy now, Set<String> earlier) {
        boolean isUnderThem = purchase.policy().equals(now.idAtVersion());
        return purchase.decision() != null
                && !isUnderThem
                && (now.clientsOwnAccounts() || earlier.contains(purchase.policy()));
    }

    private Policy now(String municipality) {
        return policies.on(municipality, LocalDate.now(clock));
    }

    /** Rules that are not in force hold everything at the gates as it is, and decide nothing anew. */
    private boolean isInForce(Policy now) {
        return now.blockers(LocalDate.now(clock)).isEmpty();
    }

    /** Versions until now under which each client had an account of the own. */
    private Set<String> earlier(Policy now) {
        return policies.policies().all().stream()
                .filter(policy -> policy.policyId().equals(now.policyId()) && policy.clientsOwnAccounts())
                .filter(policy -> !policy.validFrom().isAfter(now.validFrom()))
                .map(Policy::idAtVersion)
                .filter(version -> !version.equals(now.idAtVersion()))
                .collect(Collectors.toSet());
    }
}
