package se.inkopsnavet.peppol;

import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.notice.NoticeBook;
import se.inkopsnavet.policy.Policy;
import se.inkopsnavet.policy.PolicyBook;
import se.inkopsnavet.policy.ProviderUnit;
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

    /** @param subject a message or a case */
    void tellIt(String municipality, String subject, NoticeKind kind, String detail) {
        notices.add(
                municipality,
                kind.name(),
                Role.IT.name(),
                policy(municipality).contacts().it(),
                subject,
                detail,
                detail);
    }

    /** IT where the case has no unit. */
    void tellUnit(
            String municipality,
            String caseRef,
            @Nullable String unitId,
            NoticeKind kind,
            String detail,
            String occurrence) {
        Policy policy = policy(municipality);
        String mailbox = unitId == null
                ? null
                : policy.unit(unitId).map(ProviderUnit::mailbox).orElse(null);
        if (mailbox == null) {
            tellIt(municipality, caseRef, kind, detail);
        } else {
            notices.add(municipality, kind.name(), Role.RESPONSIBLE.name(), mailbox, caseRef, detail, occurrence);
        }
    }

    private Policy policy(String municipality) {
        return policies.on(municipality, LocalDate.now(clock));
    }
}
