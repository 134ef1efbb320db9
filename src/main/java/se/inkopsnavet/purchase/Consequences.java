package se.inkopsnavet.purchase;

import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.customerlist.RowQueue;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.notice.NoticeBook;
import se.inkopsnavet.policy.Policy;
import se.inkopsnavet.policy.ProviderUnit;

/** Writes intents down where they will be carried out. */
public class Consequences {

    private final RowQueue rows;
    private final NoticeBook notices;
    private final AccountEnding accounts;
    private final Consumer<UUID> soon;

    /** @param soon has a message that waits for its next attempt looked at at once: a list that may no longer leave is recalled now and not then */
    public Consequences(RowQueue rows, NoticeBook notices, AccountEnding accounts, Consumer<UUID> soon) {
        this.rows = rows;
        this.notices = notices;
        this.accounts = accounts;
        this.soon = soon;
    }

    /** Another room's word about the person has changed: a list that was built before it must not leave as it is. */
    void outdated(PurchaseCase purchase) {
        rows.outdate(purchase.caseRef()).ifPresent(soon);
    }

    public void follow(List<Intent> intents, String municipality, Policy policy, PurchaseCase purchase) {
        for (Intent intent : intents) {
            if (intent instanceof Intent.QueueRow) {
                rows.queue(purchase.caseRef(), municipality, purchase.supplierId(), purchase.scope());
            } else if (intent instanceof Intent.WithdrawRow) {
                rows.withdraw(purchase.caseRef()).ifPresent(soon);
            } else if (intent instanceof Intent.EndAccount) {
                accounts.end(municipality, purchase);
            } else if (intent instanceof Intent.Forget forget) {
                accounts.forget(municipality, purchase, forget.fields());
            } else if (intent instanceof Intent.Tell tell) {
                tell(tell, municipality, policy, purchase.caseRef(), purchase.unitId(), "v" + purchase.version());
                if (tell.kind() == Intent.NoticeKind.PROTECTED) {
                    tellOfDisclosure(municipality, policy, purchase);
                }
            }
        }
    }

    /** The supplier is never told automatically that somebody is protected; the security contact decides what to ask of it. */
    private void tellOfDisclosure(String municipality, Policy policy, PurchaseCase purchase) {
        rows.leftIn(purchase.caseRef()).ifPresent(list -> {
            Intent.Tell tell =
                    new Intent.Tell(Intent.Role.SECURITY_CONTACT, Intent.NoticeKind.ALREADY_DISCLOSED, list.toString());
            tell(tell, municipality, policy, purchase.caseRef(), purchase.unitId(), "v" + purchase.version());
        });
    }

    /** Told once for each occurrence, although the case has not changed: a reminder, the end of something. */
    public void tell(Intent.Tell tell, String municipality, Policy policy, PurchaseCase purchase, String occurrence) {
        tell(tell, municipality, policy, purchase.caseRef(), purchase.unitId(), occurrence);
    }

    /** Where no case was opened, the message's own id is what the reader can look up. */
    public void followWithoutCase(List<Intent> intents, String municipality, Policy policy, String subjectRef) {
        for (Intent intent : intents) {
            if (intent instanceof Intent.Tell tell) {
                tell(tell, municipality, policy, subjectRef, null, "v0");
            }
        }
    }

    /** As the other, for who reads many cases without locking them. @param unitId whose the case is; null: IT is told */
    public void tell(
            Intent.Tell tell,
            String municipality,
            Policy policy,
            String subject,
            @Nullable String unitId,
            String occurrence) {
        notices.add(
                municipality,
                tell.kind().name(),
                tell.role().name(),
                mailbox(tell.role(), policy, unitId),
                subject,
                tell.detail(),
                occurrence);
    }

    /** A mailbox that was never filled in must not make a notice vanish. */
    private static String orIt(Policy policy, @Nullable String mailbox) {
        String recipient = mailbox == null ? policy.contacts().it() : mailbox;
        if (recipient == null) {
            throw new FaultException(Fault.CONFIGURATION, "contacts.it");
        }
        return recipient;
    }

    private static String mailbox(Intent.Role role, Policy policy, @Nullable String unitId) {
        return switch (role) {
            case RESPONSIBLE ->
                orIt(policy, policy.unit(unitId).map(ProviderUnit::mailbox).orElse(null));
            case MANAGER ->
                policy.unit(unitId)
                        .map(ProviderUnit::managerMailbox)
                        .orElseGet(() -> mailbox(Intent.Role.RESPONSIBLE, policy, unitId));
            case SECURITY_CONTACT -> orIt(policy, policy.contacts().securityContact());
            case AREA_STEWARD -> orIt(policy, policy.contacts().areaSteward());
            case IT -> orIt(policy, null);
            case DATA_PROTECTION_OFFICER -> orIt(policy, policy.contacts().dataProtectionOfficer());
            case INVOICE_DESK ->
                orIt(
                        policy,
                        policy.invoice().desk() == null
                                ? null
                                : policy.invoice().desk().mailbox());
            case SUPPLIER -> throw new FaultException(Fault.INTERNAL_ERROR, "a case never writes to a supplier");
        };
    }
}
