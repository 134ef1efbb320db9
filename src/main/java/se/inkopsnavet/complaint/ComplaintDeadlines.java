package se.inkopsnavet.complaint;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import se.inkopsnavet.dispatch.Partner;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.ledger.Deadlines;
import se.inkopsnavet.policy.ComplaintRule;
import se.inkopsnavet.policy.PolicyBook;
import se.inkopsnavet.purchase.CaseStore;
import se.inkopsnavet.purchase.Intent.NoticeKind;
import se.inkopsnavet.purchase.Intent.Role;

/** The supplier is silent, or a promised refund is not seen (AC-16-2, AC-16-4). */
public final class ComplaintDeadlines {

    static final String ANSWER = "COMPLAINT_ANSWER";
    static final String REFUND = "COMPLAINT_REFUND";

    /** The first time the supplier is reminded, the second time the unit hears of it. */
    private static final int LAST = 2;

    private final ComplaintStore store;
    private final CaseStore cases;
    private final WritingGate gate;
    private final Deadlines deadlines;
    private final PolicyBook policies;
    private final ComplaintNews news;
    private final Clock clock;

    public ComplaintDeadlines(
            ComplaintStore store,
            CaseStore cases,
            WritingGate gate,
            Deadlines deadlines,
            PolicyBook policies,
            ComplaintNews news,
            Clock clock) {
        this.store = store;
        this.cases = cases;
        this.gate = gate;
        this.deadlines = deadlines;
        this.policies = policies;
        this.news = news;
        this.clock = clock;
    }

    public Map<String, Deadlines.Reaction> reactions() {
        return Map.of(
                ANSWER,
                        (subject, occurrence, late) ->
                                unanswered(UUID.fromString(subject), Integer.parseInt(occurrence)),
                REFUND, (subject, occurrence, late) -> notSeen(UUID.fromString(subject)));
    }

    /** @param number from 1 */
    void awaitAnswer(Complaint complaint, int number) {
        ComplaintRule rule = rule(complaint);
        deadlines.set(
                ANSWER,
                complaint.id().toString(),
                Integer.toString(number),
                ComplaintCourse.answerDue(LocalDate.now(clock), rule, clock.getZone()),
                rule.answerWorkdays() + " arbetsdagar");
    }

    void awaitRefund(Complaint complaint) {
        ComplaintRule rule = rule(complaint);
        deadlines.set(
                REFUND,
                complaint.id().toString(),
                "1",
                ComplaintCourse.refundDue(LocalDate.now(clock), rule, clock.getZone()),
                rule.refundDays() + " dagar");
    }

    private void unanswered(UUID id, int number) {
        store.lock(id).filter(complaint -> complaint.state().waitsForAnAnswer()).ifPresent(complaint -> {
            boolean byTelephone = complaint.state() == ComplaintState.BY_TELEPHONE;
            if (byTelephone || number == LAST) {
                news.tell(
                        complaint,
                        Role.RESPONSIBLE,
                        NoticeKind.COMPLAINT_UNANSWERED,
                        Fault.COMPLAINT_UNANSWERED.code(),
                        id + "." + number);
            } else {
                remind(complaint, Integer.toString(number));
            }
            if (number < LAST) {
                awaitAnswer(complaint, number + 1);
            }
        });
    }

    /**
     * Of somebody who has become protected meanwhile the security contact hears instead. Nothing more is said to a supplier that the hub could not complain to
     * today: the unit phones.
     */
    private void remind(Complaint complaint, String occurrence) {
        cases.lock(complaint.municipality(), complaint.caseRef()).ifPresent(purchase -> {
            if (purchase.mayBeProtected()) {
                news.tell(
                        complaint.municipality(),
                        purchase,
                        Role.SECURITY_CONTACT,
                        NoticeKind.COMPLAINT_STOPPED,
                        Fault.PROTECTED_IDENTITY.code(),
                        complaint.id() + "." + occurrence);
                return;
            }
            Optional<Partner> partner = gate.partner(complaint.municipality(), purchase, complaint.supplierId())
                    .filter(known -> isInForce(complaint.municipality()));
            if (partner.isPresent()) {
                news.remindSupplier(complaint, partner.get(), occurrence);
            } else {
                store.move(complaint.id(), ComplaintState.BY_TELEPHONE);
                news.phone(complaint);
            }
        });
    }

    private boolean isInForce(String municipality) {
        LocalDate today = LocalDate.now(clock);
        return policies.on(municipality, today).blockers(today).isEmpty();
    }

    private void notSeen(UUID id) {
        store.lock(id)
                .filter(complaint -> complaint.state() == ComplaintState.REFUND_AWAITED)
                .ifPresent(complaint -> news.tell(
                        complaint,
                        Role.RESPONSIBLE,
                        NoticeKind.COMPLAINT_REFUND_MISSING,
                        Fault.COMPLAINT_REFUND_MISSING.code(),
                        id.toString()));
    }

    private ComplaintRule rule(Complaint complaint) {
        return policies.on(complaint.municipality(), LocalDate.now(clock)).complaint();
    }
}
