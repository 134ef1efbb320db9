package se.inkopsnavet.dispatch;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import se.inkopsnavet.policy.Policy;
import se.inkopsnavet.policy.PolicyBook;
import se.inkopsnavet.purchase.CaseBook;
import se.inkopsnavet.purchase.CaseState;
import se.inkopsnavet.purchase.CaseStore;
import se.inkopsnavet.purchase.Consequences;
import se.inkopsnavet.purchase.Intent;
import se.inkopsnavet.purchase.Intent.NoticeKind;
import se.inkopsnavet.purchase.Intent.Role;
import se.inkopsnavet.purchase.PurchaseCase;

/** A row that the supplier refused goes back to its unit, which is told the field letters to mend. */
public class RejectedRows {

    private final CaseStore cases;
    private final CaseBook book;
    private final Consequences consequences;
    private final PolicyBook policies;
    private final Clock clock;

    public RejectedRows(CaseStore cases, CaseBook book, Consequences consequences, PolicyBook policies, Clock clock) {
        this.cases = cases;
        this.book = book;
        this.consequences = consequences;
        this.policies = policies;
        this.clock = clock;
    }

    void handle(BatchStore.Batch batch, List<String> caseRefs, String detail) {
        Policy policy = policies.on(batch.municipality(), LocalDate.now(clock));
        List<Intent> tell = List.of(new Intent.Tell(Role.RESPONSIBLE, NoticeKind.ROW_REJECTED, detail));
        for (CaseStore.Whose whose : cases.lockWithPeople(caseRefs)) {
            PurchaseCase purchase = whose.purchase();
            if (purchase.state() == CaseState.DISPATCHED) {
                book.changed(batch.municipality(), whose.person(), purchase.moved(CaseState.COLLECTING), tell);
            } else {
                consequences.follow(tell, batch.municipality(), policy, purchase);
            }
        }
    }
}
