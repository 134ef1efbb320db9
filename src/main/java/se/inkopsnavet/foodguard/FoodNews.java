package se.inkopsnavet.foodguard;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import se.inkopsnavet.foodguard.FoodRule.Alert;
import se.inkopsnavet.order.MissedWeekNotes;
import se.inkopsnavet.policy.Policy;
import se.inkopsnavet.policy.PolicyBook;
import se.inkopsnavet.purchase.CaseStore;
import se.inkopsnavet.purchase.Consequences;
import se.inkopsnavet.purchase.Intent;
import se.inkopsnavet.purchase.Intent.NoticeKind;
import se.inkopsnavet.purchase.Intent.Role;

/** Tells of days without food, of nobody who may be protected: the case and the last day with any (class N0). In the caller's transaction. */
public class FoodNews {

    private final CaseStore cases;
    private final Consequences consequences;
    private final MissedWeekNotes notes;
    private final PolicyBook policies;
    private final Clock clock;

    public FoodNews(
            CaseStore cases, Consequences consequences, MissedWeekNotes notes, PolicyBook policies, Clock clock) {
        this.cases = cases;
        this.consequences = consequences;
        this.notes = notes;
        this.policies = policies;
        this.clock = clock;
    }

    /** For the journal: a week that is over, in which nothing was even planned, for no reason that anybody has recorded (EKE-05). */
    void missed(String municipality, String week, Collection<String> caseRefs) {
        if (!caseRefs.isEmpty()) {
            cases.read(municipality, caseRefs).forEach(purchase -> notes.write(municipality, purchase, week));
        }
    }

    void without(String municipality, Map<String, Alert> due, Map<String, FoodClock> clocks) {
        if (due.isEmpty()) {
            return;
        }
        Policy policy = policies.on(municipality, LocalDate.now(clock));
        cases.read(municipality, due.keySet()).stream()
                .filter(purchase -> !purchase.mayBeProtected())
                .forEach(purchase -> {
                    String since = clocks.get(purchase.caseRef()).since().toString();
                    // Whoever was covered until the last moment has not been told of yet: the unit hears it with the
                    // manager.
                    Intent.Tell unit = new Intent.Tell(Role.RESPONSIBLE, NoticeKind.FOOD_MISSING, since);
                    consequences.tell(unit, municipality, policy, purchase, "food/" + since);
                    if (due.get(purchase.caseRef()) == Alert.MANAGER) {
                        Intent.Tell manager = new Intent.Tell(Role.MANAGER, NoticeKind.FOOD_MISSING_LONG, since);
                        consequences.tell(manager, municipality, policy, purchase, "food/" + since);
                    }
                });
    }
}
