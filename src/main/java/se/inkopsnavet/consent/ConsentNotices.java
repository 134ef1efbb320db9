package se.inkopsnavet.consent;

import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.notice.NoticeBook;
import se.inkopsnavet.policy.Policy;
import se.inkopsnavet.policy.PolicyBook;
import se.inkopsnavet.policy.ProviderUnit;
import se.inkopsnavet.purchase.Intent.NoticeKind;
import se.inkopsnavet.purchase.Intent.Role;

/** Tells people what they must see to, in neutral words (class N0). */
final class ConsentNotices {

    private final NoticeBook notices;
    private final PolicyBook policies;
    private final Clock clock;

    ConsentNotices(NoticeBook notices, PolicyBook policies, Clock clock) {
        this.notices = notices;
        this.policies = policies;
        this.clock = clock;
    }

    /**
     * @param unitId the person's unit, or null when it is not known: IT is told instead
     * @param reference the case's, or the message's id where there is no case
     * @param occurrence what happened; the same is told once
     */
    void unit(
            String municipality,
            NoticeKind kind,
            @Nullable String unitId,
            String reference,
            String detail,
            Object occurrence) {
        Policy policy = policy(municipality);
        String mailbox = policy.unit(unitId).map(ProviderUnit::mailbox).orElse(null);
        add(policy, kind, Role.RESPONSIBLE, mailbox, reference, detail, occurrence);
    }

    void securityContact(String municipality, NoticeKind kind, String reference, Fault fault, Object occurrence) {
        Policy policy = policy(municipality);
        add(
                policy,
                kind,
                Role.SECURITY_CONTACT,
                policy.contacts().securityContact(),
                reference,
                fault.code(),
                occurrence);
    }

    private Policy policy(String municipality) {
        return policies.on(municipality, LocalDate.now(clock));
    }

    /** A mailbox that was never filled in must not make a notice vanish. */
    private void add(
            Policy policy,
            NoticeKind kind,
            Role role,
            @Nullable String mailbox,
            String reference,
            String detail,
            Object occurrence) {
        String recipient = mailbox == null ? policy.contacts().it() : mailbox;
        if (recipient == null) {
            throw new FaultException(Fault.CONFIGURATION, "contacts.it");
        }
        notices.add(policy.policyId(), kind.name(), role.name(), recipient, reference, detail, occurrence.toString());
    }
}
