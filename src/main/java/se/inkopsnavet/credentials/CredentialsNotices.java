package se.inkopsnavet.credentials;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.dispatch.Partners;
import se.inkopsnavet.notice.NoticeBook;
import se.inkopsnavet.policy.Contacts;
import se.inkopsnavet.policy.Policy;
import se.inkopsnavet.policy.PolicyBook;
import se.inkopsnavet.policy.ProviderUnit;
import se.inkopsnavet.purchase.Intent.NoticeKind;
import se.inkopsnavet.purchase.Intent.Role;
import se.inkopsnavet.purchase.PurchaseCase;

/** Neutral letters (class N0) about logins: a case reference, a row number and a code, never a value. */
public class CredentialsNotices {

    private final NoticeBook notices;
    private final PolicyBook policies;
    private final Partners partners;
    private final Clock clock;

    public CredentialsNotices(NoticeBook notices, PolicyBook policies, Partners partners, Clock clock) {
        this.notices = notices;
        this.policies = policies;
        this.partners = partners;
        this.clock = clock;
    }

    /** The supplier is asked about its own row; IT, when nobody can be written to, as after a change of supplier. */
    void askSupplier(Account account, NoticeKind kind, String detail, String occurrence) {
        String recipient = partners.find(account.municipality(), account.supplierId())
                .map(partner -> partner.profile().recipient())
                .orElse(null);
        if (recipient == null) {
            tellIt(account.municipality(), account.caseRef(), kind, detail, occurrence);
            return;
        }
        add(account.municipality(), kind, Role.SUPPLIER, recipient, account.rowName(), detail, occurrence);
    }

    void tellUnit(PurchaseCase purchase, String municipality, NoticeKind kind, String detail, String occurrence) {
        String mailbox = policy(municipality)
                .unit(purchase.unitId() == null ? "" : purchase.unitId())
                .map(ProviderUnit::mailbox)
                .orElse(null);
        if (mailbox != null) {
            add(municipality, kind, Role.RESPONSIBLE, mailbox, purchase.caseRef(), detail, occurrence);
        }
    }

    void tellIt(String municipality, String subject, NoticeKind kind, String detail, String occurrence) {
        add(municipality, kind, Role.IT, contacts(municipality).it(), subject, detail, occurrence);
    }

    void tellSecurity(String municipality, String subject, NoticeKind kind, String detail, String occurrence) {
        String mailbox = contacts(municipality).securityContact();
        add(
                municipality,
                kind,
                Role.SECURITY_CONTACT,
                mailbox == null ? contacts(municipality).it() : mailbox,
                subject,
                detail,
                occurrence);
    }

    void tellItOfMail(String municipality, UUID mail, NoticeKind kind, String detail) {
        tellIt(municipality, mail.toString(), kind, detail, detail);
    }

    private void add(
            String municipality,
            NoticeKind kind,
            Role role,
            @Nullable String recipient,
            String subject,
            String detail,
            String occurrence) {
        notices.add(municipality, kind.name(), role.name(), recipient, subject, detail, occurrence);
    }

    private Contacts contacts(String municipality) {
        return policy(municipality).contacts();
    }

    private Policy policy(String municipality) {
        return policies.on(municipality, LocalDate.now(clock));
    }
}
