package se.inkopsnavet.complaint;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.dispatch.Partner;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.journal.Redaction;
import se.inkopsnavet.ledger.DerivedId;
import se.inkopsnavet.ledger.Outbox;
import se.inkopsnavet.ledger.Outcome;
import se.inkopsnavet.ledger.Outgoing;
import se.inkopsnavet.ledger.State;
import se.inkopsnavet.order.Order;
import se.inkopsnavet.order.Orders;
import se.inkopsnavet.policy.PolicyBook;
import se.inkopsnavet.purchase.CaseStore;
import se.inkopsnavet.purchase.Intent.NoticeKind;
import se.inkopsnavet.purchase.Intent.Role;
import se.inkopsnavet.purchase.PurchaseCase;

/** Opens complaints and follows them to their end; everything in the caller's transaction. */
public final class ComplaintDesk implements Complaints {

    private static final String NOBODY = "-";

    private final ComplaintStore store;
    private final CaseStore cases;
    private final WritingGate gate;
    private final Orders orders;
    private final PolicyBook policies;
    private final Outbox outbox;
    private final Redaction redaction;
    private final ComplaintDeadlines deadlines;
    private final ComplaintNews news;
    private final Clock clock;

    public ComplaintDesk(
            ComplaintStore store,
            CaseStore cases,
            WritingGate gate,
            Orders orders,
            PolicyBook policies,
            Outbox outbox,
            Redaction redaction,
            ComplaintDeadlines deadlines,
            ComplaintNews news,
            Clock clock) {
        this.store = store;
        this.cases = cases;
        this.gate = gate;
        this.orders = orders;
        this.policies = policies;
        this.outbox = outbox;
        this.redaction = redaction;
        this.deadlines = deadlines;
        this.news = news;
        this.clock = clock;
    }

    @Override
    public void open(
            String municipality,
            String caseRef,
            @Nullable String supplierId,
            @Nullable String orderNo,
            ComplaintType type,
            String occurrence) {
        UUID id = DerivedId.of("complaint", municipality, caseRef, orderNo, type, occurrence);
        open(
                new ComplaintEvent.Opened(id, municipality, caseRef, orderNo, type, "", clock.instant(), null),
                supplierId);
    }

    Outcome open(ComplaintEvent.Opened event) {
        return open(event, null);
    }

    private Outcome open(ComplaintEvent.Opened event, @Nullable String delivered) {
        Optional<PurchaseCase> found = cases.lock(event.municipality(), event.caseRef());
        if (found.isEmpty()) {
            return Outcome.of(State.QUARANTINED, Fault.UNKNOWN_CUSTOMER, "caseRef");
        }
        PurchaseCase purchase = found.get();
        String supplierId = delivered == null ? supplier(event, purchase) : delivered;
        Optional<Partner> partner = gate.partner(event.municipality(), purchase, supplierId);
        return switch (ComplaintCourse.way(purchase, partner.isPresent())) {
            case STOPPED -> {
                news.tell(
                        event.municipality(),
                        purchase,
                        Role.SECURITY_CONTACT,
                        NoticeKind.COMPLAINT_STOPPED,
                        Fault.PROTECTED_IDENTITY.code(),
                        event.id().toString());
                yield Outcome.of(State.HELD, Fault.PROTECTED_IDENTITY, "").forCase(event.caseRef());
            }
            case TO_SUPPLIER -> opened(event, purchase, supplierId, ComplaintState.OPEN, partner.get());
            case BY_TELEPHONE -> opened(event, purchase, supplierId, ComplaintState.BY_TELEPHONE, null);
        };
    }

    private Outcome opened(
            ComplaintEvent.Opened event,
            PurchaseCase purchase,
            String supplierId,
            ComplaintState state,
            @Nullable Partner partner) {
        Redaction.Redacted description = redaction.of(event.description());
        Complaint complaint = new Complaint(
                event.id(),
                event.municipality(),
                event.caseRef(),
                supplierId,
                event.orderNo(),
                event.type(),
                state,
                null,
                description.text(),
                false,
                event.occurredAt());
        if (!store.insert(complaint, event.id().toString())) {
            return new Outcome(State.DUPLICATE, null, null, event.caseRef());
        }
        if (description.hit()) {
            news.tell(
                    event.municipality(),
                    purchase,
                    Role.SECURITY_CONTACT,
                    NoticeKind.COMPLAINT_REDACTED,
                    Fault.JOURNAL_TEXT_REDACTED.code(),
                    event.id().toString());
        }
        if (partner == null) {
            news.phone(complaint);
            deadlines.awaitAnswer(complaint, 1);
        } else {
            outbox.enqueue(new Outgoing(
                    event.id(),
                    ComplaintFlow.NAME,
                    event.municipality(),
                    partner.channel(),
                    event.id().toString(),
                    null,
                    event.caseRef(),
                    null));
        }
        String measure = partner == null ? "BY_TELEPHONE" : "TO_SUPPLIER";
        news.note(complaint, purchase, measure, null, event.by(), event.occurredAt());
        return Outcome.confirmed(event.caseRef());
    }

    /** Whose order it is; otherwise the present supplier, or the one that the municipality has procured when the case names none any more. */
    private String supplier(ComplaintEvent.Opened event, PurchaseCase purchase) {
        Optional<Order> order =
                event.orderNo() == null ? Optional.empty() : orders.ofCase(purchase.caseRef(), event.orderNo());
        if (order.isPresent()) {
            return order.get().supplierId();
        }
        if (purchase.supplierId() != null) {
            return purchase.supplierId();
        }
        return policies.on(event.municipality(), LocalDate.now(clock))
                .supplierFor()
                .orElse(NOBODY);
    }

    /** @param supplierId who answers, or null when the unit does */
    Outcome answered(ComplaintEvent.Answered event, @Nullable String supplierId) {
        // The letter before the complaint: whoever delivers it does so too.
        Optional<State> letter = outbox.lockState(event.id());
        Optional<Complaint> known = store.lock(event.id())
                .filter(complaint -> complaint.municipality().equals(event.municipality())
                        && (supplierId == null || complaint.supplierId().equals(supplierId)));
        if (known.isEmpty()) {
            return Outcome.of(State.QUARANTINED, Fault.COMPLAINT_UNKNOWN, "id");
        }
        Complaint complaint = known.get();
        return switch (ComplaintCourse.effect(complaint, event.resolution())) {
            case REPEATS -> new Outcome(State.DUPLICATE, null, null, complaint.caseRef());
            case CONTRADICTS ->
                Outcome.of(State.QUARANTINED, Fault.CONFLICTING_DUPLICATE, "resolution")
                        .forCase(complaint.caseRef());
            case ANSWERS -> {
                store.answered(complaint.id(), event.resolution(), ComplaintCourse.after(event.resolution()));
                if (event.resolution() == Resolution.REFUND) {
                    deadlines.awaitRefund(complaint);
                }
                letter.ifPresent(state -> outbox.move(complaint.id(), Outcome.confirmed(null)));
                told(complaint, event);
                yield Outcome.confirmed(complaint.caseRef());
            }
        };
    }

    private void told(Complaint complaint, ComplaintEvent.Answered event) {
        cases.lock(complaint.municipality(), complaint.caseRef()).ifPresent(purchase -> {
            news.tell(
                    complaint.municipality(),
                    purchase,
                    Role.RESPONSIBLE,
                    NoticeKind.COMPLAINT_ANSWERED,
                    news.word(event.resolution()),
                    complaint.id().toString());
            news.note(complaint, purchase, "ANSWERED", event.resolution(), event.by(), event.occurredAt());
        });
    }

    Outcome refundSeen(ComplaintEvent.RefundSeen event) {
        Optional<Complaint> known = store.lock(event.id())
                .filter(complaint -> complaint.municipality().equals(event.municipality()));
        if (known.isEmpty()) {
            return Outcome.of(State.QUARANTINED, Fault.COMPLAINT_UNKNOWN, "id");
        }
        Complaint complaint = known.get();
        if (complaint.state() != ComplaintState.REFUND_AWAITED) {
            return new Outcome(State.DUPLICATE, null, null, complaint.caseRef());
        }
        store.move(complaint.id(), ComplaintState.CLOSED);
        cases.lock(complaint.municipality(), complaint.caseRef())
                .ifPresent(purchase -> news.note(
                        complaint, purchase, "REFUND_SEEN", Resolution.REFUND, event.by(), event.occurredAt()));
        return Outcome.confirmed(complaint.caseRef());
    }
}
