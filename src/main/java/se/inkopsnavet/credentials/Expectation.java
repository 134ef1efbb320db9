package se.inkopsnavet.credentials;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.policy.CredentialsPolicy;
import se.inkopsnavet.purchase.CaseState;
import se.inkopsnavet.purchase.PurchaseCase;

/** Whether a login is waited for: asked when it comes, and again when it is handed over. */
final class Expectation {

    /** A changed row can be on its way again while the account of the first one is still being made; and a login can be changed when all is well. */
    private static final Set<CaseState> LIVING = Set.of(
            CaseState.CREDENTIALS_PENDING,
            CaseState.READY,
            CaseState.DISPATCHED,
            CaseState.COLLECTING,
            CaseState.HANDED_OVER);

    private Expectation() {}

    /** Why not; empty when it is waited for. */
    static Optional<Fault> refusal(
            @Nullable Account account,
            AccountState expected,
            PurchaseCase purchase,
            CredentialsPolicy.@Nullable Handover target) {
        if (target == null) {
            return Optional.of(Fault.CREDENTIALS_NO_RECEIVER);
        }
        boolean wanted = target != CredentialsPolicy.Handover.NONE_CLIENT_OWNS
                && account != null
                && account.state() == expected
                && isLiving(purchase);
        return wanted ? Optional.empty() : Optional.of(Fault.CREDENTIALS_NOT_EXPECTED);
    }

    static boolean isLiving(PurchaseCase purchase) {
        return LIVING.contains(purchase.state()) && purchase.decision() != null;
    }
}
