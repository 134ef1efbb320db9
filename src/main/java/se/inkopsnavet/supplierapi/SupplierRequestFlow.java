package se.inkopsnavet.supplierapi;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.ledger.OutboundFlow;
import se.inkopsnavet.ledger.Outbox;
import se.inkopsnavet.ledger.Outcome;
import se.inkopsnavet.ledger.State;
import se.inkopsnavet.policy.Policy;
import se.inkopsnavet.policy.PolicyBook;
import se.inkopsnavet.purchase.CaseStore;
import se.inkopsnavet.purchase.Consequences;
import se.inkopsnavet.purchase.Intent;
import se.inkopsnavet.purchase.Intent.NoticeKind;
import se.inkopsnavet.purchase.Intent.Role;
import se.inkopsnavet.purchase.PurchaseCase;
import se.inkopsnavet.trade.StillNeeded;

/**
 * The gates of a request once more at departure, what is asked after it, and who hears that it did not get there. Of a person who is or may be protected
 * nothing goes to a supplier: the security contact decides.
 */
public class SupplierRequestFlow implements OutboundFlow {

    public static final String NAME = "SUPPLIER_API_REQUEST";

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
    private static final Duration STATUS_IS_NEWS = Duration.ofHours(6);

    private final RequestStore requests;
    private final LineStore lines;
    private final QuestionStore questions;
    private final CaseStore cases;
    private final Consequences consequences;
    private final Outbox outbox;
    private final PolicyBook policies;
    private final Predicate<String> undecided;
    private final StillNeeded needed;
    private final Clock clock;

    /** @param undecided whether something that was accepted for the municipality is still to be decided: it may say that somebody is protected */
    public SupplierRequestFlow(
            RequestStore requests,
            LineStore lines,
            QuestionStore questions,
            CaseStore cases,
            Consequences consequences,
            Outbox outbox,
            PolicyBook policies,
            Predicate<String> undecided,
            StillNeeded needed,
            Clock clock) {
        this.requests = requests;
        this.lines = lines;
        this.questions = questions;
        this.cases = cases;
        this.consequences = consequences;
        this.outbox = outbox;
        this.policies = policies;
        this.undecided = undecided;
        this.needed = needed;
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
        RequestStore.Asked asked = requests.find(id).orElseThrow();
        List<PurchaseCase> purchase = cases.lockAll(List.of(asked.caseRef()));
        if (purchase.isEmpty() || purchase.get(0).mayBeProtected()) {
            return new Departure.Stop(Outcome.of(stopped(id), Fault.PROTECTED_IDENTITY, "case"));
        }
        if (!needed.test(asked.kind(), asked.caseRef(), asked.day())) {
            return new Departure.Stop(Outcome.of(stopped(id), Fault.RECALLED, "ordered"));
        }
        LocalDate today = LocalDate.now(clock);
        if (!policies.on(municipality, today).blockers(today).isEmpty()) {
            return new Departure.Stop(Outcome.of(State.HELD, Fault.POLICY_NOT_ACTIVE, municipality));
        }
        Instant now = clock.instant();
        return lines.find(municipality, asked.supplierId())
                .filter(standing -> standing.rests(now))
                .<Departure>map(standing -> new Departure.Wait(shorter(Duration.between(now, standing.notBefore()))))
                .orElseGet(Departure.Go::new);
    }

    /** What may have left already is for a person to look at. */
    private State stopped(UUID id) {
        return outbox.mayHaveLeft(id) ? State.HELD : State.RECALLED;
    }

    /** The supplier has asked to be left alone; the wait is asked about again now and then, since it is a row that anybody may change. */
    private static Duration shorter(Duration wait) {
        return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
    }

    /** What it has led to is asked at once. */
    @Override
    public State delivered(UUID id, String municipality) {
        RequestStore.Asked asked = requests.find(id).orElseThrow();
        Instant now = clock.instant();
        if (asked.orderNo() != null) {
            questions.ask(
                    municipality,
                    asked.supplierId(),
                    Question.What.ORDER,
                    asked.orderNo(),
                    now,
                    now.plus(STATUS_IS_NEWS));
        }
        lines.readSoon(municipality, asked.supplierId(), now);
        return State.CONFIRMED;
    }

    /** The same key again is the same request. */
    @Override
    public Optional<Outcome> notArrived(UUID id, String municipality) {
        return Optional.of(new Outcome(State.READY, null, null, null));
    }

    @Override
    public void rested(UUID id, String municipality, Outcome outcome) {
        if (outcome.state() == State.RECALLED && outcome.fault() == Fault.RECALLED) {
            return;
        }
        RequestStore.Asked asked = requests.find(id).orElseThrow();
        String why = outcome.fault() == null
                ? outcome.state().name()
                : outcome.fault().code();
        Policy policy = policies.on(municipality, LocalDate.now(clock));
        for (PurchaseCase purchase : cases.lockAll(List.of(asked.caseRef()))) {
            Role role = purchase.mayBeProtected() ? Role.SECURITY_CONTACT : Role.RESPONSIBLE;
            consequences.tell(
                    new Intent.Tell(role, NoticeKind.SUPPLIER_REQUEST_NOT_SENT, asked.kind() + ", " + why),
                    municipality,
                    policy,
                    purchase,
                    id + "/" + outcome.state());
        }
    }
}
