package se.inkopsnavet.complaint;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import se.inkopsnavet.dispatch.Partner;
import se.inkopsnavet.dispatch.SealedDeparture;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.ledger.OutboundFlow;
import se.inkopsnavet.ledger.Outbox;
import se.inkopsnavet.ledger.Outcome;
import se.inkopsnavet.ledger.State;
import se.inkopsnavet.policy.Policy;
import se.inkopsnavet.policy.PolicyBook;
import se.inkopsnavet.purchase.CaseStore;
import se.inkopsnavet.purchase.Intent.NoticeKind;
import se.inkopsnavet.purchase.Intent.Role;
import se.inkopsnavet.purchase.PurchaseCase;

/**
 * The encrypted complaint to the supplier (flow F16 step 2): built once, and sent only while the person is not protected. One that may have reached the supplier is
 * never called recalled before a person has asked.
 */
public final class ComplaintFlow implements OutboundFlow {

    public static final String NAME = "COMPLAINT";

    private final ComplaintStore store;
    private final CaseStore cases;
    private final WritingGate gate;
    private final PolicyBook policies;
    private final Predicate<String> undecided;
    private final Outbox outbox;
    private final ComplaintLetter letter;
    private final ComplaintDeadlines deadlines;
    private final ComplaintNews news;
    private final Clock clock;

    /** @param undecided whether something that was accepted for the municipality is still to be decided: it may say that somebody is protected */
    public ComplaintFlow(
            ComplaintStore store,
            CaseStore cases,
            WritingGate gate,
            PolicyBook policies,
            Predicate<String> undecided,
            Outbox outbox,
            ComplaintWords words,
            ComplaintDeadlines deadlines,
            ComplaintNews news,
            Clock clock) {
        this.store = store;
        this.cases = cases;
        this.gate = gate;
        this.policies = policies;
        this.undecided = undecided;
        this.outbox = outbox;
        this.letter = new ComplaintLetter(words);
        this.deadlines = deadlines;
        this.news = news;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Departure depart(UUID id, String municipality) {
        if (undecided.test(municipality)) {
            return Departure.Wait.forAMoment();
        }
        Complaint complaint = store.find(id).orElseThrow();
        Optional<Outcome> over = over(complaint);
        if (over.isPresent()) {
            return outbox.mayHaveLeft(id)
                    ? Departure.stop(State.HELD, over.get().fault(), over.get().place())
                    : new Departure.Stop(over.get());
        }
        Policy policy = policies.on(municipality, LocalDate.now(clock));
        if (!policy.blockers(LocalDate.now(clock)).isEmpty()) {
            return Departure.stop(State.HELD, Fault.POLICY_NOT_ACTIVE, municipality);
        }
        Optional<Partner> partner = gate.underContract(municipality, complaint.supplierId());
        if (partner.isEmpty()) {
            return Departure.stop(State.HELD, Fault.SUPPLIER_NOT_ALLOWED, complaint.supplierId());
        }
        return SealedDeparture.of(
                partner.get().obstacle(clock.instant()),
                complaint.built(),
                () -> built(complaint, partner.get(), policy.complaint().answerWorkdays()));
    }

    /** What ends it however long it waits: it is not to be said to the supplier, or not in writing. Locks the case. */
    private Optional<Outcome> over(Complaint complaint) {
        List<PurchaseCase> purchase = cases.lockAll(List.of(complaint.caseRef()));
        if (purchase.isEmpty() || purchase.get(0).mayBeProtected()) {
            return Optional.of(Outcome.of(State.RECALLED, Fault.PROTECTED_IDENTITY, "case"));
        }
        if (!complaint.state().waitsForAnAnswer()) {
            return Optional.of(Outcome.of(State.RECALLED, Fault.RECALLED, "answered"));
        }
        boolean phoned = complaint.state() == ComplaintState.BY_TELEPHONE;
        return phoned || !gate.hasGround(complaint.municipality(), purchase.get(0), complaint.supplierId())
                ? Optional.of(Outcome.of(
                        State.RECALLED,
                        Fault.NO_DISCLOSURE_BASIS,
                        complaint.municipality() + "/" + complaint.supplierId()))
                : Optional.empty();
    }

    private Departure.Built built(Complaint complaint, Partner partner, int answerWorkdays) {
        ComplaintLetter.Rendered mail = letter.render(complaint, partner, answerWorkdays, clock.instant());
        store.built(complaint.id());
        return new Departure.Built(mail.bytes(), mail.dedupId());
    }

    @Override
    public State delivered(UUID id, String municipality) {
        Complaint complaint = store.lock(id).orElseThrow();
        if (complaint.state() != ComplaintState.OPEN) {
            return complaint.state().waitsForAnAnswer() ? State.SENT : State.CONFIRMED;
        }
        store.move(id, ComplaintState.SENT);
        deadlines.awaitAnswer(complaint, 1);
        return State.SENT;
    }

    /** To complain once more does no harm: the supplier answers under the same number. */
    @Override
    public Optional<Outcome> notArrived(UUID id, String municipality) {
        Complaint complaint = store.find(id).orElseThrow();
        Optional<Outcome> over = over(complaint);
        over.ifPresent(outcome -> {
            if (complaint.state() == ComplaintState.SENT) {
                // It was taken for arrived.
                store.move(id, ComplaintState.OPEN);
            }
            rested(id, municipality, outcome);
        });
        return Optional.of(over.orElseGet(Outcome::again));
    }

    @Override
    public void rested(UUID id, String municipality, Outcome outcome) {
        Complaint complaint = store.find(id).orElseThrow();
        String why = outcome.why();
        if (outcome.fault() == Fault.PROTECTED_IDENTITY) {
            boolean late = outcome.state() == State.HELD;
            NoticeKind kind = late ? NoticeKind.COMPLAINT_STOPPED_LATE : NoticeKind.COMPLAINT_STOPPED;
            news.tell(complaint, Role.SECURITY_CONTACT, kind, late ? id.toString() : why, id.toString());
        } else if (outcome.fault() == Fault.NO_DISCLOSURE_BASIS) {
            byTelephone(id);
        } else if (outcome.state() != State.RECALLED) {
            news.tell(complaint, Role.RESPONSIBLE, NoticeKind.COMPLAINT_NOT_SENT, why, id + " " + why);
            news.tell(complaint, Role.IT, NoticeKind.COMPLAINT_NOT_SENT, why, id + " " + why);
        }
    }

    /** The hub may not speak with the shop any more: the unit does. One that has arrived waits for its answer as before. */
    private void byTelephone(UUID id) {
        Complaint complaint = store.lock(id).orElseThrow();
        if (complaint.state() == ComplaintState.OPEN) {
            store.move(id, ComplaintState.BY_TELEPHONE);
            deadlines.awaitAnswer(complaint, 1);
            news.phone(complaint);
        }
    }
}
