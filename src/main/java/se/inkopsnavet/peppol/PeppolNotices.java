package se.inkopsnavet.peppol;

import java.time.Clock;
import java.time.LocalDate;
import se.inkopsnavet.notice.NoticeBook;
import se.inkopsnavet.policy.Contacts;
import se.inkopsnavet.policy.Policy;
import se.inkopsnavet.policy.PolicyBook;
import se.inkopsnavet.purchase.Intent.NoticeKind;
import se.inkopsnavet.purchase.Intent.Role;

/** Neutral letters (class N0) about Peppol's documents: a reference and a code. */
public final class PeppolNotices {

    private final NoticeBook notices;
    private final PolicyBook policies;
    private final Clock clock;

    public PeppolNotices(NoticeBook notices, PolicyBook policies, Clock clock) {
        this.notices = notices;
        this.policies = policies;
        this.clock = clock;
    }

    /** @param subject a message, a case or a supplier's day @param occurrence the same kind, subject and occurrence is told once */
    void tellIt(String municipality, String subject, NoticeKind kind, String detail, String occurrence) {
        notices.add(
                municipality,
                kind.name(),
                Role.IT.name(),
                policy(municipality).contacts().it(),
                subject,
                detail,
                occurrence);
    }

    /** About somebody who is, or may be, protected. */
    void tellSecurity(String municipality, String caseRef, NoticeKind kind, String detail, String occurrence) {
        Contacts contacts = policy(municipality).contacts();
        notices.add(
                municipality,
                kind.name(),
                Role.SECURITY_CONTACT.name(),
                contacts.securityContact() == null ? contacts.it() : contacts.securityContact(),
                caseRef,
                detail,
                occurrence);
    }

    private Policy policy(String municipality) {
        return policies.on(municipality, LocalDate.now(clock));
    }
}
