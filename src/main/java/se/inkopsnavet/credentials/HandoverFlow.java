package se.inkopsnavet.credentials;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import se.inkopsnavet.decision.Decision;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.ledger.Checkpoint;
import se.inkopsnavet.ledger.OutboundFlow;
import se.inkopsnavet.ledger.Outcome;
import se.inkopsnavet.ledger.State;
import se.inkopsnavet.person.LifeStatus;
import se.inkopsnavet.policy.CredentialsPolicy;
import se.inkopsnavet.purchase.CaseStore;
import se.inkopsnavet.purchase.Circumstances;
import se.inkopsnavet.purchase.PersonKey;
import se.inkopsnavet.purchase.PurchaseCase;

/** A login is handed over: once, from the mail it came in, or not at all (flow F06 step 5). */
public class HandoverFlow implements OutboundFlow {

    public static final String NAME = "CREDENTIALS";

    private final HandoverStore handovers;
    private final AccountStore accounts;
    private final CaseStore cases;
    private final HandoverEnvelope envelope;
    private final HandoverEnd end;
    private final Predicate<String> undecided;
    private final Circumstances circumstances;
    private final Checkpoint checkpoint;

    /** @param undecided whether something that was accepted for the municipality is still to be decided: it may say that somebody is protected, or has moved */
    public HandoverFlow(
            HandoverStore handovers,
            AccountStore accounts,
            CaseStore cases,
            HandoverEnvelope envelope,
            HandoverEnd end,
            Predicate<String> undecided,
            Circumstances circumstances,
            Checkpoint checkpoint) {
        this.handovers = handovers;
        this.accounts = accounts;
        this.cases = cases;
        this.envelope = envelope;
        this.end = end;
        this.undecided = undecided;
        this.circumstances = circumstances;
        this.checkpoint = checkpoint;
    }

    /** The way to a municipality's units or print service. */
    public static String channel(String municipality, CredentialsPolicy.Handover target) {
        return municipality + (target == CredentialsPolicy.Handover.ONE_TIME_TO_UNIT ? "/unit" : "/print");
    }

    @Override
    public String name() {
        return NAME;
    }

    /** Whatever hinders it, it is not tried again: what cannot be handed over now is destroyed and asked for anew. */
    @Override
    public Departure depart(UUID id, String municipality) {
        if (undecided.test(municipality)) {
            return Departure.Wait.forAMoment();
        }
        Handover handover = handovers.find(id).orElseThrow();
        PurchaseCase purchase = cases.lockAll(List.of(handover.caseRef())).get(0);
        Account account =
                accounts.lock(handover.caseRef(), handover.supplierId()).orElseThrow();
        Optional<Fault> refusal =
                Expectation.refusal(account, AccountState.CREDENTIALS_RECEIVED, purchase, handover.target());
        if (refusal.isPresent()) {
            return stop(refusal.get(), "account or case");
        }
        Decision seen = seen(handover, purchase);
        if (seen.client().protection().blocks() || seen.client().lifeStatus() != LifeStatus.ALIVE) {
            return stop(Fault.CREDENTIALS_NOT_EXPECTED, "circumstances");
        }
        try {
            UnitMail.Sealed sealed = envelope.seal(handover, seen);
            checkpoint.reached("handover-sealed-uncommitted");
            return new Departure.Once(sealed.bytes(), sealed.dedupId());
        } catch (FaultException hindered) {
            return stop(hindered.fault(), hindered.place());
        }
    }

    /** What the other rooms know is laid over the decision, as for a list: a letter must not go to where the client lived before. */
    private Decision seen(Handover handover, PurchaseCase purchase) {
        PersonKey person = cases.people(Set.of(handover.caseRef())).get(handover.caseRef());
        return circumstances.of(handover.municipality(), person).applyTo(purchase.decision());
    }

    private static Departure stop(Fault fault, String place) {
        return Departure.stop(State.EXPIRED, fault, place);
    }

    /** What did not arrive was destroyed when its one attempt ended; the supplier has been asked for new ones. */
    @Override
    public Optional<Outcome> notArrived(UUID id, String municipality) {
        return Optional.of(Outcome.of(State.RECALLED, Fault.RECALLED, "destroyed"));
    }

    @Override
    public State delivered(UUID id, String municipality) {
        Handover handover = handovers.find(id).orElseThrow();
        PurchaseCase purchase = cases.lockAll(List.of(handover.caseRef())).get(0);
        end.handedOver(handover, purchase, lock(handover));
        return State.CONFIRMED;
    }

    @Override
    public void rested(UUID id, String municipality, Outcome outcome) {
        Handover handover = handovers.find(id).orElseThrow();
        PurchaseCase purchase = cases.lockAll(List.of(handover.caseRef())).get(0);
        end.lost(handover, purchase, lock(handover), outcome);
    }

    private Account lock(Handover handover) {
        return accounts.lock(handover.caseRef(), handover.supplierId()).orElseThrow();
    }
}
