package se.inkopsnavet.purchase;

import java.util.List;
import org.springframework.transaction.support.TransactionTemplate;

/** Somebody was registered as dead by mistake: only a person takes that back, never an event (flow F17 step 8, AC-17-3). */
public class Reactivation {

    private final CaseStore cases;
    private final TransactionTemplate transaction;

    public Reactivation(CaseStore cases, TransactionTemplate transaction) {
        this.cases = cases;
        this.transaction = transaction;
    }

    /** The case is closed and no longer dead: the next decision opens it. @return false when it is no case of a dead person's */
    public boolean carryOut(String caseRef) {
        return transaction.execute(status -> {
            List<PurchaseCase> found = cases.lockAll(List.of(caseRef));
            if (found.isEmpty() || found.get(0).state() != CaseState.DECEASED) {
                return false;
            }
            PurchaseCase known = found.get(0);
            // One who was protected as well stays so: that is not what the person has decided about.
            cases.update(known.moved(known.mayBeProtected() ? CaseState.HELD_PROTECTED : CaseState.CLOSED));
            return true;
        });
    }
}
