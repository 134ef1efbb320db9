package se.inkopsnavet.dispatch;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import se.inkopsnavet.policy.Policy;
import se.inkopsnavet.policy.PolicyBook;
import se.inkopsnavet.purchase.CaseStore;
import se.inkopsnavet.purchase.Consequences;
import se.inkopsnavet.purchase.Intent;
import se.inkopsnavet.purchase.Intent.NoticeKind;
import se.inkopsnavet.purchase.Intent.Role;
import se.inkopsnavet.purchase.PurchaseCase;

/** Tells the units what has become of their clients' rows on a list, once for each list; no case changes by it. */
public class RowNews {

    private final CaseStore cases;
    private final Consequences consequences;
    private final PolicyBook policies;
    private final Clock clock;

    public RowNews(CaseStore cases, Consequences consequences, PolicyBook policies, Clock clock) {
        this.cases = cases;
        this.consequences = consequences;
        this.policies = policies;
        this.clock = clock;
    }

    void tell(BatchStore.Batch batch, List<String> caseRefs, NoticeKind kind) {
        Policy policy = policies.on(batch.municipality(), LocalDate.now(clock));
        String list = batch.id().toString();
        Intent.Tell tell = new Intent.Tell(Role.RESPONSIBLE, kind, list);
        for (PurchaseCase purchase : cases.lockAll(caseRefs)) {
            consequences.tell(tell, batch.municipality(), policy, purchase, list);
        }
    }
}
