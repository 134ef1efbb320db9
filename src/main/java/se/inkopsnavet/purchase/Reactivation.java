package se.inkopsnavet.purchase;

import java.util.List;
import org.springframework.transaction.support.TransactionTemplate;

/** Somebody was registered as dead by mistake: only a person takes that back, never an event (flow F17 step 8, AC-17-3). */
public class Reactivation {

    private final CaseStore cases;
    private final CaseBook book;
    private final TransactionTemplate transaction;

    public Reactivation(CaseStore cases, CaseBook book, TransactionTemplate transaction) {
        this.cases = cases;
        this.book = book;
        this.transaction = transaction;
    }

    /** The case is closed and no longer dead: the next decision opens it. @return false when it is no case of a dead person's */
    public boolean carryOut(String caseRef) {
        return transaction.execute(status -> {
            List<CaseStore.Whose> found = cases.lockWithPeople(List.of(caseRef));
            if (found.isEmpty() || found.get(0).purchase().state() != CaseState.DECEASED) {
                return false;
            }
            CaseStore.Whose whose = found.get(0);
            PurchaseCase known = whose.purchase();
            // One who was protected as well stays so: that is not what the person has decided about.
            CaseState to = known.mayBeProtected() ? CaseState.HELD_PROTECTED : CaseState.CLOSED;
            book.changed(whose.municipality(), whose.person(), known.moved(to), List.of());
            return true;
        });
    }
}
