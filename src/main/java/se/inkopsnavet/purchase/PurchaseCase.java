package se.inkopsnavet.purchase;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.decision.Decision;
import se.inkopsnavet.purchase.Verdict.CaseChange;

/**
 * The aggregate root: one person's purchases in one municipality.
 *
 * @param caseRef the only identity that may appear in clear, such as {@code EXE-2026-000123}
 * @param decision the newest decision, or null where nothing about the person may be kept (protected, closed)
 * @param supplierId null also where the client has an account of the own in a shop that the hub does not speak with
 * @param policy {@code policyId@version} that decided last
 * @param asOf when the newest event that decided was recorded in the case system: protection is lifted only by a later one (requirements S-02)
 * @param version grows with every change, so that a sent row knows whether it is still the newest
 */
public record PurchaseCase(
        String caseRef,
        CaseState state,
        @Nullable Decision decision,
        @Nullable String supplierId,
        @Nullable String unitId,
        @Nullable String scope,
        String policy,
        Instant asOf,
        int version) {

    /** {@link #mayBeProtected} of a row {@code c} of {@code purchase_case}. */
    public static final String MAY_BE_PROTECTED =
            "(c.state = 'HELD_PROTECTED' or c.state = 'DECEASED' and c.unit_id is null)";

    /** Whether a supplier must not be turned to about the person; of one who is both dead and protected the case keeps only the death. */
    public boolean mayBeProtected() {
        return state == CaseState.HELD_PROTECTED || state == CaseState.DECEASED && unitId == null;
    }

    /** The same case after a decision about it, as a new version. */
    PurchaseCase changed(CaseChange change, String policy) {
        return new PurchaseCase(
                caseRef,
                change.state(),
                change.decision(),
                change.supplierId(),
                change.unitId(),
                change.scope(),
                policy,
                asOf,
                version + 1);
    }

    /** The same version, which stands still. */
    PurchaseCase paused() {
        return new PurchaseCase(caseRef, CaseState.PAUSED, decision, supplierId, unitId, scope, policy, asOf, version);
    }

    /** The same case in another state, as a new version. */
    public PurchaseCase moved(CaseState to) {
        return new PurchaseCase(caseRef, to, decision, supplierId, unitId, scope, policy, asOf, version + 1);
    }
}
