package se.inkopsnavet.supplierrequest;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.ledger.OutboundFlow.Departure;
import se.inkopsnavet.ledger.Outbox;
import se.inkopsnavet.ledger.Outcome;
import se.inkopsnavet.ledger.State;
import se.inkopsnavet.policy.PolicyBook;
import se.inkopsnavet.purchase.CaseStore;
import se.inkopsnavet.purchase.PurchaseCase;
import se.inkopsnavet.purchase.ShopGate;
import se.inkopsnavet.supplier.SupplierProfile;
import se.inkopsnavet.trade.StillNeeded;
import se.inkopsnavet.trade.SupplierRequest;

/**
 * What keeps a request at the door, whichever way it goes. Of a person who is or may be protected nothing goes to a supplier: the security contact decides.
 * Of whom nobody knows who it is, nobody knows either whether the person is protected.
 */
public final class RequestGates {

    private final CaseStore cases;
    private final PolicyBook policies;
    private final Function<String, Optional<SupplierProfile>> suppliers;
    private final Predicate<String> undecided;
    private final StillNeeded needed;
    private final ShopGate shops;
    private final Outbox outbox;
    private final Clock clock;

    /**
     * @param suppliers profile by id
     * @param undecided whether something that was accepted for the municipality is still to be decided: it may say that somebody is protected
     */
    public RequestGates(
            CaseStore cases,
            PolicyBook policies,
            Function<String, Optional<SupplierProfile>> suppliers,
            Predicate<String> undecided,
            StillNeeded needed,
            ShopGate shops,
            Outbox outbox,
            Clock clock) {
        this.cases = cases;
        this.policies = policies;
        this.suppliers = suppliers;
        this.undecided = undecided;
        this.needed = needed;
        this.shops = shops;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Asked before each attempt, in the transaction of departure; locks the case.
     *
     * @param id of the message
     * @return what to do instead of sending; empty when every gate is open
     */
    public Optional<Departure> closed(
            UUID id,
            String municipality,
            String supplierId,
            SupplierRequest.Kind kind,
            @Nullable String caseRef,
            @Nullable String orderNo,
            LocalDate day) {
        if (undecided.test(municipality)) {
            return Optional.of(Departure.Wait.forAMoment());
        }
        Optional<Outcome> over = over(municipality, supplierId, kind, caseRef, orderNo, day);
        if (over.isPresent()) {
            return stop(stopped(id), over.get().fault(), over.get().place());
        }
        LocalDate today = LocalDate.now(clock);
        if (!policies.on(municipality, today).blockers(today).isEmpty()) {
            return stop(State.HELD, Fault.POLICY_NOT_ACTIVE, municipality);
        }
        boolean underContract = suppliers
                .apply(supplierId)
                .filter(profile -> profile.blockers(today).isEmpty())
                .isPresent();
        return underContract
                ? Optional.empty()
                : stop(State.HELD, Fault.SUPPLIER_NOT_ALLOWED, municipality + "/" + supplierId);
    }

    /**
     * What ends a request however long it waits. In the caller's transaction; locks the case.
     *
     * @return RECALLED and why; empty when it may be sent as soon as everything else is in order
     */
    public Optional<Outcome> over(
            String municipality,
            String supplierId,
            SupplierRequest.Kind kind,
            @Nullable String caseRef,
            @Nullable String orderNo,
            LocalDate day) {
        List<PurchaseCase> purchase = caseRef == null ? List.of() : cases.lockAll(List.of(caseRef));
        if (purchase.isEmpty() || purchase.get(0).mayBeProtected()) {
            return recalled(Fault.PROTECTED_IDENTITY, "case");
        }
        if (!needed.test(new StillNeeded.Asked(supplierId, kind, purchase.get(0).caseRef(), orderNo, day))) {
            return recalled(Fault.RECALLED, "answered");
        }
        return shops.isOpen(municipality, purchase.get(0), supplierId)
                ? Optional.empty()
                : recalled(Fault.NO_DISCLOSURE_BASIS, municipality + "/" + supplierId);
    }

    private static Optional<Outcome> recalled(Fault fault, String place) {
        return Optional.of(Outcome.of(State.RECALLED, fault, place));
    }

    /** What may have left already is for a person to look at. */
    private State stopped(UUID id) {
        return outbox.mayHaveLeft(id) ? State.HELD : State.RECALLED;
    }

    private static Optional<Departure> stop(State state, Fault fault, String place) {
        return Optional.of(Departure.stop(state, fault, place));
    }
}
