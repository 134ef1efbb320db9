package se.inkopsnavet.complaint;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import se.inkopsnavet.dispatch.Partner;
import se.inkopsnavet.dispatch.Partners;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.ledger.OutboundFlow;
import se.inkopsnavet.ledger.Outcome;
import se.inkopsnavet.ledger.State;
import se.inkopsnavet.policy.Policy;
import se.inkopsnavet.policy.PolicyBook;
import se.inkopsnavet.purchase.CaseStore;
import se.inkopsnavet.purchase.Intent.NoticeKind;
import se.inkopsnavet.purchase.Intent.Role;
import se.inkopsnavet.purchase.PurchaseCase;
import se.inkopsnavet.securemail.Finding;

/** The encrypted complaint to the supplier (flow F16 step 2): built once, and sent only while the person is not protected. */
public final class ComplaintFlow implements OutboundFlow {

    public static final String NAME = "COMPLAINT";

    private final ComplaintStore store;
    private final CaseStore cases;
    private final Partners partners;
    private final PolicyBook policies;
    private final Predicate<String> undecided;
    private final ComplaintLetter letter;
    private final ComplaintDeadlines deadlines;
    private final ComplaintNews news;
    private final Clock clock;

    /** @param undecided whether something that was accepted for the municipality is still to be decided: it may say that somebody is protected */
    public ComplaintFlow(
            ComplaintStore store,
            CaseStore cases,
            Partners partners,
            PolicyBook policies,
            Predicate<String> undecided,
            ComplaintWords words,
            ComplaintDeadlines deadlines,
            ComplaintNews news,
            Clock clock) {
        this.store = store;
        this.cases = cases;
        this.partners = partners;
        this.policies = policies;
        this.undecided = undecided;
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
        List<PurchaseCase> purchase = cases.lockAll(List.of(complaint.caseRef()));
        if (purchase.isEmpty() || purchase.get(0).mayBeProtected()) {
            return stop(State.RECALLED, Fault.PROTECTED_IDENTITY, "case");
        }
        if (!complaint.state().waitsForAnAnswer()) {
            return stop(State.RECALLED, Fault.RECALLED, "answered");
        }
        Policy policy = policies.on(municipality, LocalDate.now(clock));
        if (!policy.blockers(LocalDate.now(clock)).isEmpty()) {
            return stop(State.HELD, Fault.POLICY_NOT_ACTIVE, municipality);
        }
        Optional<Partner> partner = partners.find(municipality, complaint.supplierId());
        if (partner.isEmpty()) {
            return stop(State.HELD, Fault.SUPPLIER_NOT_ALLOWED, complaint.supplierId());
        }
        Optional<Finding> obstacle = partner.get().obstacle(clock.instant());
        if (obstacle.isPresent()) {
            return stop(State.HELD, obstacle.get().fault(), obstacle.get().place());
        }
        return complaint.built()
                ? new Departure.Go()
                : built(complaint, partner.get(), policy.complaint().answerWorkdays());
    }

    private Departure built(Complaint complaint, Partner partner, int answerWorkdays) {
        try {
            ComplaintLetter.Rendered mail = letter.render(complaint, partner, answerWorkdays, clock.instant());
            store.built(complaint.id());
            return new Departure.Built(mail.bytes(), mail.dedupId());
        } catch (FaultException notSealed) {
            return stop(State.HELD, notSealed.fault(), notSealed.place());
        }
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
        return Optional.of(new Outcome(State.READY, null, null, null));
    }

    @Override
    public void rested(UUID id, String municipality, Outcome outcome) {
        Complaint complaint = store.find(id).orElseThrow();
        String why = outcome.fault() == null
                ? outcome.state().name()
                : outcome.fault().code();
        if (outcome.fault() == Fault.PROTECTED_IDENTITY) {
            news.tell(complaint, Role.SECURITY_CONTACT, NoticeKind.COMPLAINT_STOPPED, why, id.toString());
        } else if (outcome.state() != State.RECALLED) {
            news.tell(complaint, Role.RESPONSIBLE, NoticeKind.COMPLAINT_NOT_SENT, why, id + " " + why);
            news.tell(complaint, Role.IT, NoticeKind.COMPLAINT_NOT_SENT, why, id + " " + why);
        }
    }

    private static Departure stop(State state, Fault fault, String place) {
        return new Departure.Stop(Outcome.of(state, fault, place));
    }
}
