package se.inkopsnavet.disclosure;

import java.util.Optional;
import org.springframework.transaction.support.TransactionTemplate;
import se.inkopsnavet.purchase.CaseStore;
import se.inkopsnavet.purchase.PurchaseCase;

/** The security contact's decision that a protected person's account is to be ended at the supplier, carried out by an operator (AC-17-7). */
public class DeregistrationOrder {

    private final ErasureDesk desk;
    private final CaseStore cases;
    private final TransactionTemplate transaction;

    public DeregistrationOrder(ErasureDesk desk, CaseStore cases, TransactionTemplate transaction) {
        this.desk = desk;
        this.cases = cases;
        this.transaction = transaction;
    }

    /** @return false when that municipality has no such case, or no supplier knows the person */
    public boolean carryOut(String municipality, String caseRef) {
        return transaction.execute(status -> {
            Optional<PurchaseCase> found = cases.lock(municipality, caseRef);
            return found.isPresent() && desk.decidedByPerson(municipality, found.get()) > 0;
        });
    }
}
