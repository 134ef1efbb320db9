package se.inkopsnavet.dispatch;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.ledger.Deadlines;
import se.inkopsnavet.ledger.Outcome;
import se.inkopsnavet.ledger.State;
import se.inkopsnavet.notice.NoticeBook;
import se.inkopsnavet.policy.Policy;
import se.inkopsnavet.policy.PolicyBook;
import se.inkopsnavet.policy.WorkingDays;
import se.inkopsnavet.purchase.CaseStore;
import se.inkopsnavet.purchase.Intent.NoticeKind;
import se.inkopsnavet.purchase.Intent.Role;

/** What follows when a customer list has left, or has come to rest without leaving. */
public class Aftermath {

    public static final String ACK_DEADLINE = "ACK_MISSING";
    private static final LocalTime ACK_DUE = LocalTime.of(16, 0);

    private final CaseStore cases;
    private final Deadlines deadlines;
    private final NoticeBook notices;
    private final PolicyBook policies;
    private final Partners partners;
    private final List<ListWatcher> watchers;
    private final Clock clock;

    public Aftermath(
            CaseStore cases,
            Deadlines deadlines,
            NoticeBook notices,
            PolicyBook policies,
            Partners partners,
            List<ListWatcher> watchers,
            Clock clock) {
        this.cases = cases;
        this.deadlines = deadlines;
        this.notices = notices;
        this.policies = policies;
        this.partners = partners;
        this.watchers = List.copyOf(watchers);
        this.clock = clock;
    }

    void delivered(BatchStore.Batch batch) {
        cases.lockOfBatch(batch.id());
        cases.dispatched(batch.id());
        watchers.forEach(watcher -> watcher.left(batch));
        int days =
                partners.of(batch.municipality(), batch.supplierId()).profile().ackWorkdays();
        Instant due = WorkingDays.after(LocalDate.now(clock), days)
                .atTime(ACK_DUE)
                .atZone(clock.getZone())
                .toInstant();
        deadlines.set(ACK_DEADLINE, batch.id().toString(), "1", due, days + " arbetsdagar, kl " + ACK_DUE);
    }

    void rested(BatchStore.Batch batch, Outcome outcome) {
        watchers.forEach(watcher -> watcher.rested(batch, outcome));
        if (outcome.state() == State.RECALLED) {
            return;
        }
        NoticeKind kind =
                outcome.state() == State.UNCERTAIN ? NoticeKind.LIST_OUTCOME_UNKNOWN : NoticeKind.LIST_NOT_SENT;
        tellIt(
                batch,
                kind,
                outcome.fault() == null
                        ? outcome.state().name()
                        : outcome.fault().code());
    }

    void returned(BatchStore.Batch batch) {
        watchers.forEach(watcher -> watcher.returned(batch));
        tellIt(batch, NoticeKind.BOUNCED, Fault.BOUNCED.code());
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

    /** Neutral mail (class N0): the batch's number and a code, nothing about anybody. */
    void askSupplier(BatchStore.Batch batch, NoticeKind kind, String detail) {
        String recipient =
                partners.of(batch.municipality(), batch.supplierId()).profile().recipient();
        tell(batch.municipality(), batch.id(), kind, Role.SUPPLIER, recipient, detail);
    }

    private void tell(String municipality, UUID subject, NoticeKind kind, Role role, String recipient, String detail) {
        String occurrence = detail + " " + LocalDate.now(clock);
        notices.add(municipality, kind.name(), role.name(), recipient, subject.toString(), detail, occurrence);
    }
}
