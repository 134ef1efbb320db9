package se.inkopsnavet.consent;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.consent.ConsentDeadlines.Subject;
import se.inkopsnavet.decision.Decision;
import se.inkopsnavet.decision.DisclosureBasis;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.policy.Policy;
import se.inkopsnavet.policy.PolicyBook;
import se.inkopsnavet.purchase.CaseStore;
import se.inkopsnavet.purchase.Circumstances;
import se.inkopsnavet.purchase.Intent.NoticeKind;
import se.inkopsnavet.purchase.PurchaseCase;

/** What happens when a deadline of this room has come. */
public final class ConsentReminders {

    private final ConsentBook book;
    private final ConsentStore store;
    private final CaseStore cases;
    private final Circumstances circumstances;
    private final ConsentNotices notices;
    private final PolicyBook policies;
    private final Clock clock;

    ConsentReminders(
            ConsentBook book,
            ConsentStore store,
            CaseStore cases,
            Circumstances circumstances,
            ConsentNotices notices,
            PolicyBook policies,
            Clock clock) {
        this.book = book;
        this.store = store;
        this.cases = cases;
        this.circumstances = circumstances;
        this.notices = notices;
        this.policies = policies;
        this.clock = clock;
    }

    /** A consent whose last day has passed: the states follow, and the case with them. */
    void expired(Subject subject, UUID event) {
        book.change(subject.municipality(), subject.person(), known -> known);
        boolean ended = ofEvent(subject, event).anyMatch(consent -> consent.state() == ConsentState.EXPIRED);
        if (ended) {
            tell(subject, NoticeKind.CONSENT_EXPIRED, Fault.CONSENT_EXPIRED.code(), event);
        }
    }

    void unwritten(Subject subject, UUID event) {
        PersonConsents known = store.of(subject.municipality(), subject.person());
        boolean pauses = known.annulments().stream()
                .anyMatch(correction -> correction.by().equals(event)
                        && correction.note() != NoteState.WRITTEN
                        && known.isWithdrawal(correction.event()));
        boolean waits = known.ofEvent(event)
                .anyMatch(consent -> consent.state() == ConsentState.CAPTURED
                        || consent.state() == ConsentState.PENDING_JOURNAL
                        || consent.state() == ConsentState.JOURNAL_UNKNOWN);
        if (waits || pauses) {
            tell(subject, NoticeKind.CONSENT_NOT_JOURNALED, Fault.CONSENT_NOT_JOURNALED.code(), event);
        }
    }

    private Stream<Consent> ofEvent(Subject subject, UUID event) {
        return store.of(subject.municipality(), subject.person()).ofEvent(event);
    }

    /** @param start the day that the reminder was set for; another one has its own reminder */
    void missing(Subject subject, LocalDate start) {
        PurchaseCase known = find(subject);
        if (known == null
                || known.decision() == null
                || !known.decision().startDate().equals(start)) {
            return;
        }
        Decision shown =
                circumstances.of(subject.municipality(), subject.person()).applyTo(known.decision());
        String missing = missing(shown, policies.on(subject.municipality(), LocalDate.now(clock)));
        if (!missing.isEmpty()) {
            tell(subject, NoticeKind.CONSENT_MISSING, Fault.CONSENT_MISSING.code() + " " + missing, start);
        }
    }

    private static String missing(Decision shown, Policy policy) {
        DisclosureBasis basis = shown.basis();
        boolean ground = policy.clientsOwnAccounts()
                ? !policy.disclosure().required()
                        || policy.shopFor(basis, shown.startDate()).isPresent()
                : basis != null
                        && policy.disclosure().accepts(basis.type())
                        && policy.supplierFor()
                                .filter(supplier -> basis.covers(supplier, shown.startDate()))
                                .isPresent();
        boolean phones = policy.clientsOwnAccounts()
                || !policy.customerList().unitPhonesOnlyIfConsent()
                || Boolean.TRUE.equals(shown.terms().unitMayBeTexted());
        return Stream.of(
                        ground ? "" : ConsentPurpose.DISCLOSE_TO_SUPPLIER.name(),
                        phones ? "" : ConsentPurpose.SMS_TO_UNIT.name())
                .filter(purpose -> !purpose.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private void tell(Subject subject, NoticeKind kind, String detail, Object occurrence) {
        PurchaseCase known = find(subject);
        String unit = known == null ? null : known.unitId();
        String reference = known == null ? occurrence.toString() : known.caseRef();
        notices.unit(subject.municipality(), kind, unit, reference, detail, occurrence);
    }

    private @Nullable PurchaseCase find(Subject subject) {
        return cases.lockByPerson(subject.municipality(), subject.person().bytes())
                .orElse(null);
    }
}
