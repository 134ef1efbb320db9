package se.inkopsnavet.purchase;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.decision.Decision;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.policy.Policy;
import se.inkopsnavet.policy.ProviderUnit;
import se.inkopsnavet.purchase.Intent.NoticeKind;
import se.inkopsnavet.purchase.Intent.Role;
import se.inkopsnavet.purchase.Verdict.CaseChange;
import se.inkopsnavet.purchase.Verdict.Resolution;

/**
 * A granted decision where each client has an account of the own in a shop (requirements C1, C3, C4; decision 0068). Nobody is given a row, so the case waits for
 * no supplier: it is in use as soon as the gates are open, and its unit is told what is now the unit's to do. Pure.
 */
final class OwnAccount {

    private OwnAccount() {}

    /**
     * @param recorded what the case keeps
     * @param shown what the gates see: a ground for disclosure names the shop that the hub may speak with, and a new one another
     */
    static Verdict decide(
            @Nullable PurchaseCase known,
            Decision recorded,
            Decision shown,
            Policy policy,
            ProviderUnit unit,
            LocalDate today) {
        Optional<String> shop = policy.shopFor(shown.basis(), today);
        List<Intent> intents = new ArrayList<>(List.of(new Intent.WithdrawRow()));
        Optional<Fault> closed = Gates.standing(shown, policy, today).or(() -> Optional.of(Fault.NO_DISCLOSURE_BASIS)
                .filter(none -> shop.isEmpty() && policy.disclosure().required()));
        if (closed.filter(Fault.POLICY_NOT_ACTIVE::equals).isEmpty() && !isUnderTheseRules(known, policy)) {
            intents.add(new Intent.EndAccount());
        }
        if (closed.isPresent()) {
            return PurchaseDecider.held(recorded, shop.orElse(null), unit, closed.get(), intents);
        }
        if (!isTold(known, unit)) {
            intents.add(new Intent.Tell(
                    Role.RESPONSIBLE, NoticeKind.OWN_ACCOUNT, Integer.toString(policy.letterLeadDays())));
        }
        boolean away = known != null && known.state() == CaseState.PAUSED;
        CaseChange change = new CaseChange(
                away ? CaseState.PAUSED : CaseState.HANDED_OVER,
                recorded,
                shop.orElse(null),
                unit.unitId(),
                PurchaseDecider.scope(unit));
        return new Verdict(Resolution.DONE, null, "", change, intents);
    }

    /**
     * Earlier rules may have had a customer list: then its supplier is asked, once, to close the account and to erase, since the client has another now. Rules that
     * are not in force say nothing of the sort, and what was decided while they were not is decided now.
     */
    private static boolean isUnderTheseRules(@Nullable PurchaseCase known, Policy policy) {
        return known == null
                || known.policy().equals(policy.idAtVersion())
                        && known.state() != CaseState.HELD_POLICY
                        && known.state() != CaseState.HELD_PROTECTED;
    }

    /** One that takes over from another unit has not been. */
    private static boolean isTold(@Nullable PurchaseCase known, ProviderUnit unit) {
        return known != null
                && (known.state() == CaseState.HANDED_OVER || known.state() == CaseState.PAUSED)
                && unit.unitId().equals(known.unitId());
    }
}
