package se.inkopsnavet.contact;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.notice.NoticeBook;
import se.inkopsnavet.policy.Policy;
import se.inkopsnavet.policy.ProviderUnit;
import se.inkopsnavet.policy.SmsPolicy;
import se.inkopsnavet.purchase.Intent.NoticeKind;
import se.inkopsnavet.purchase.Intent.Role;

/** Tells units by neutral mail (class N0, and N2 for calls) what could not be said by SMS. In the caller's transaction. */
public class ContactNews {

    private final NoticeBook notices;
    private final ContactSituationReader situations;

    public ContactNews(NoticeBook notices, ContactSituationReader situations) {
        this.notices = notices;
        this.situations = situations;
    }

    /**
     * @param unitId whose mailbox, or null when nobody knows: then IT's
     * @param detail neutral text or an error code
     * @param occurrence the same is told once
     */
    void tell(
            String municipality,
            String ref,
            @Nullable String unitId,
            Role role,
            NoticeKind kind,
            String detail,
            String occurrence) {
        Policy policy = situations.policy(municipality);
        add(municipality, ref, role, mailbox(role, policy, unitId), kind, detail, occurrence);
    }

    /** Whoever takes what cannot wait for the unit's contact window. */
    void tellOnCall(String municipality, String ref, @Nullable String unitId, String detail, String occurrence) {
        Policy policy = situations.policy(municipality);
        String onCall = Optional.ofNullable(policy.sms())
                .map(SmsPolicy::onCallMailbox)
                .orElseGet(() -> mailbox(Role.MANAGER, policy, unitId));
        add(municipality, ref, Role.MANAGER, onCall, NoticeKind.CALL_NOW, detail, occurrence);
    }

    private void add(
            String municipality,
            String ref,
            Role role,
            @Nullable String mailbox,
            NoticeKind kind,
            String detail,
            String occurrence) {
        String recipient =
                mailbox == null ? situations.policy(municipality).contacts().it() : mailbox;
        if (recipient == null) {
            throw new FaultException(Fault.CONFIGURATION, "contacts.it");
        }
        notices.add(municipality, kind.name(), role.name(), recipient, ref, detail, occurrence);
    }

    private static @Nullable String mailbox(Role role, Policy policy, @Nullable String unitId) {
        Optional<ProviderUnit> unit = unitId == null ? Optional.empty() : policy.unit(unitId);
        return switch (role) {
            case RESPONSIBLE -> unit.map(ProviderUnit::mailbox).orElse(null);
            case MANAGER ->
                unit.map(ProviderUnit::managerMailbox).orElseGet(() -> mailbox(Role.RESPONSIBLE, policy, unitId));
            case SECURITY_CONTACT -> policy.contacts().securityContact();
            default -> policy.contacts().it();
        };
    }
}
