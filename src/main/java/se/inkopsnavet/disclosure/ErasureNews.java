package se.inkopsnavet.disclosure;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.disclosure.ErasureStore.Asked;
import se.inkopsnavet.dispatch.Partners;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.ledger.DerivedId;
import se.inkopsnavet.notice.NoticeBook;
import se.inkopsnavet.policy.Contacts;
import se.inkopsnavet.policy.PolicyBook;
import se.inkopsnavet.purchase.Intent.NoticeKind;
import se.inkopsnavet.purchase.Intent.Role;

/** What follows when an erasure comes a step further: the ledger of disclosures, those who wait for it, and those who are to be told. */
public class ErasureNews {

    private final ErasureStore erasures;
    private final DisclosureBook book;
    private final NoticeBook notices;
    private final PolicyBook policies;
    private final Partners partners;
    private final List<ErasureListener> listeners;
    private final Clock clock;

    public ErasureNews(
            ErasureStore erasures,
            DisclosureBook book,
            NoticeBook notices,
            PolicyBook policies,
            Partners partners,
            List<ErasureListener> listeners,
            Clock clock) {
        this.erasures = erasures;
        this.book = book;
        this.notices = notices;
        this.policies = policies;
        this.partners = partners;
        this.listeners = List.copyOf(listeners);
        this.clock = clock;
    }

    /** The request itself tells the supplier something, if only that there is a wish. */
    void left(Asked asked) {
        record(asked, asked.id(), Disclosure.Result.DELIVERED);
        tellListeners(asked, ErasureState.REQUESTED);
    }

    /**
     * The person has become protected after an attempt whose end nobody knows: the ledger says so, and the security contact has the supplier asked.
     */
    void stoppedLate(Asked asked) {
        record(asked, DerivedId.of("erasure unknown", asked.id()), Disclosure.Result.UNKNOWN);
        erasures.move(asked.id(), ErasureState.STOPPED, null);
        tellSecurityContact(asked, NoticeKind.ERASURE_STOPPED_LATE, asked.id().toString());
        tellListeners(asked, ErasureState.STOPPED);
    }

    private void record(Asked asked, UUID entryId, Disclosure.Result result) {
        book.record(new Disclosure(
                entryId,
                asked.municipality(),
                asked.caseRef(),
                Set.of(asked.ending() == ErasureStore.Ending.IN_MAIL ? "avslut" : "radering"),
                "SUPPLIER",
                asked.supplierId(),
                clock.instant(),
                null,
                asked.id(),
                book.markOf(asked.id()),
                book.channelOf(asked.id()),
                result));
    }

    /** @param reason the supplier's code, or null */
    void changed(Asked asked, ErasureState state, @Nullable String reason) {
        erasures.move(asked.id(), state, reason);
        switch (state) {
            case CONFIRMED -> book.erased(asked);
            case REFUSED ->
                tellOfficer(asked, NoticeKind.ERASURE_REFUSED, reason == null ? Fault.ERASURE_REFUSED.code() : reason);
            case OVERDUE -> tellOfficer(asked, NoticeKind.ERASURE_OVERDUE, Fault.ERASURE_OVERDUE.code());
            case STOPPED -> tellSecurityContact(asked, NoticeKind.ERASURE_STOPPED, "");
            case REQUESTED -> throw new IllegalArgumentException("nobody goes back to the beginning");
        }
        tellListeners(asked, state);
    }

    private void tellListeners(Asked asked, ErasureState state) {
        listeners.forEach(
                listener -> listener.changed(asked.requestId(), asked.municipality(), asked.supplierId(), state));
    }

    /** Neutral mail (class N0): the request's number, nothing about anybody. */
    void remindSupplier(Asked asked) {
        String recipient = partners.find(asked.municipality(), asked.supplierId())
                .map(partner -> partner.profile().recipient())
                .orElse(null);
        if (recipient == null) {
            tellIt(asked, NoticeKind.ERASURE_NOT_SENT, Fault.SUPPLIER_NOT_ALLOWED.code());
        } else {
            notices.add(
                    asked.municipality(),
                    NoticeKind.ERASURE_MISSING.name(),
                    Role.SUPPLIER.name(),
                    recipient,
                    asked.id().toString(),
                    Fault.ERASURE_OVERDUE.code(),
                    "1");
        }
    }

    void tellIt(Asked asked, NoticeKind kind, String detail) {
        tell(asked, kind, Role.IT, contacts(asked).it(), detail);
    }

    private void tellOfficer(Asked asked, NoticeKind kind, String detail) {
        tell(asked, kind, Role.DATA_PROTECTION_OFFICER, contacts(asked).dataProtectionOfficer(), detail);
    }

    private void tellSecurityContact(Asked asked, NoticeKind kind, String detail) {
        tell(asked, kind, Role.SECURITY_CONTACT, contacts(asked).securityContact(), detail);
    }

    /** A mailbox that was never filled in must not make a notice vanish: IT's is there in every profile that sends. */
    private void tell(Asked asked, NoticeKind kind, Role role, @Nullable String mailbox, String detail) {
        String recipient = mailbox == null ? contacts(asked).it() : mailbox;
        notices.add(
                asked.municipality(),
                kind.name(),
                role.name(),
                recipient,
                asked.caseRef(),
                detail,
                asked.id().toString());
    }

    private Contacts contacts(Asked asked) {
        return policies.on(asked.municipality(), LocalDate.now(clock)).contacts();
    }
}
