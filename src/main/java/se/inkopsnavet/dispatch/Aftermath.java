package se.inkopsnavet.dispatch;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.ledger.Outcome;
import se.inkopsnavet.ledger.State;
import se.inkopsnavet.notice.NoticeBook;
import se.inkopsnavet.policy.Policy;
import se.inkopsnavet.policy.PolicyBook;
import se.inkopsnavet.purchase.CaseStore;
import se.inkopsnavet.purchase.Intent.NoticeKind;
import se.inkopsnavet.purchase.Intent.Role;

/** What follows when a customer list has left, or has come to rest without leaving. */
public class Aftermath {

    private final CaseStore cases;
    private final AckReminders reminders;
    private final NoticeBook notices;
    private final PolicyBook policies;
    private final Partners partners;
    private final List<ListWatcher> watchers;
    private final Clock clock;

    public Aftermath(
            CaseStore cases,
            AckReminders reminders,
            NoticeBook notices,
            PolicyBook policies,
            Partners partners,
            List<ListWatcher> watchers,
            Clock clock) {
        this.cases = cases;
        this.reminders = reminders;
        this.notices = notices;
        this.policies = policies;
        this.partners = partners;
        this.watchers = List.copyOf(watchers);
        this.clock = clock;
    }

    void delivered(BatchStore.Batch batch) {
        cases.dispatched(batch.id());
        watchers.forEach(watcher -> watcher.left(batch));
        reminders.begin(batch);
    }

    void rested(BatchStore.Batch batch, Outcome outcome) {
        watchers.forEach(watcher -> watcher.rested(batch, outcome));
        if (outcome.state() == State.RECALLED) {
            return;
        }
        NoticeKind kind =
                outcome.state() == State.UNCERTAIN ? NoticeKind.LIST_OUTCOME_UNKNOWN : NoticeKind.LIST_NOT_SENT;
        tellIt(batch, kind, outcome.why());
    }

    void returned(BatchStore.Batch batch) {
        watchers.forEach(watcher -> watcher.returned(batch));
        tellIt(batch, NoticeKind.BOUNCED, Fault.BOUNCED.code());
    }

    /** A person who has asked the supplier says so. */
    void notArrived(BatchStore.Batch batch) {
        watchers.forEach(watcher -> watcher.returned(batch));
    }

    /** Rows of the batch were answered or taken off. */
    void settled(BatchStore.Batch batch) {
        watchers.forEach(watcher -> watcher.settled(batch));
    }

    void tellIt(BatchStore.Batch batch, NoticeKind kind, String detail) {
        tellIt(batch.municipality(), batch.id(), kind, detail);
    }

    /** @param subject the batch, or the message that could not be understood */
    void tellIt(String municipality, UUID subject, NoticeKind kind, String detail) {
        Policy policy = policies.on(municipality, LocalDate.now(clock));
        tell(municipality, subject, kind, Role.IT, policy.contacts().it(), detail);
    }

    /**
     * A mail could not be accepted: whatever was wrong, and whoever sent it, the municipality's suppliers hear the same thing, at most once a day. Anything more
     * would tell a forger which of the checks stopped him (reliability §3.2).
     */
    public void answerRefused(String municipality) {
        partners.in(municipality).stream()
                .map(partner -> partner.profile().recipient())
                .filter(Objects::nonNull)
                .forEach(recipient -> notices.add(
                        municipality,
                        NoticeKind.MAIL_REFUSED.name(),
                        Role.SUPPLIER.name(),
                        recipient,
                        municipality,
                        "",
                        LocalDate.now(clock).toString()));
    }

    /** Neutral mail (class N0): the batch's number and a code, nothing about anybody. A supplier without a mailbox is called by IT, which is told too. */
    void askSupplier(BatchStore.Batch batch, NoticeKind kind, String detail) {
        String recipient =
                partners.of(batch.municipality(), batch.supplierId()).profile().recipient();
        if (recipient != null) {
            tell(batch.municipality(), batch.id(), kind, Role.SUPPLIER, recipient, detail);
        }
    }

    private void tell(String municipality, UUID subject, NoticeKind kind, Role role, String recipient, String detail) {
        String occurrence = detail + " " + LocalDate.now(clock);
        notices.add(municipality, kind.name(), role.name(), recipient, subject.toString(), detail, occurrence);
    }
}
