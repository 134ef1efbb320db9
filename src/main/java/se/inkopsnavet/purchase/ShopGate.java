package se.inkopsnavet.purchase;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import se.inkopsnavet.decision.Decision;
import se.inkopsnavet.policy.Policy;
import se.inkopsnavet.policy.PolicyBook;

/**
 * Whether the hub may say anything to a shop about a client today (requirements S-04; decision 0068). Where each client has an account of the own, only to the
 * shop that a ground names now, whoever had an order or a delivery before; where there is a customer list, its rows have their own gate.
 */
public final class ShopGate {

    private final CaseStore cases;
    private final Circumstances circumstances;
    private final PolicyBook policies;
    private final Clock clock;

    public ShopGate(CaseStore cases, Circumstances circumstances, PolicyBook policies, Clock clock) {
        this.cases = cases;
        this.circumstances = circumstances;
        this.policies = policies;
        this.clock = clock;
    }

    /** In the caller's transaction, with the case locked. A case that has ended rests on no ground any more. */
    public boolean isOpen(String municipality, PurchaseCase purchase, String supplierId) {
        LocalDate today = LocalDate.now(clock);
        Policy policy = policies.on(municipality, today);
        if (!policy.clientsOwnAccounts()) {
            return true;
        }
        Decision recorded = purchase.decision();
        if (recorded == null) {
            return false;
        }
        PersonKey person = cases.people(List.of(purchase.caseRef())).get(purchase.caseRef());
        Decision shown = circumstances.of(municipality, person).applyTo(recorded);
        return policy.shopFor(shown.basis(), today).filter(supplierId::equals).isPresent();
    }
}
