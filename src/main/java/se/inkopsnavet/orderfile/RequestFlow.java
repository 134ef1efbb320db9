package se.inkopsnavet.orderfile;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import se.inkopsnavet.dispatch.FileNumbers;
import se.inkopsnavet.dispatch.Partner;
import se.inkopsnavet.dispatch.Partners;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.ledger.OutboundFlow;
import se.inkopsnavet.ledger.Outbox;
import se.inkopsnavet.ledger.Outcome;
import se.inkopsnavet.ledger.State;
import se.inkopsnavet.orderfile.RequestStore.Kept;
import se.inkopsnavet.policy.Policy;
import se.inkopsnavet.policy.PolicyBook;
import se.inkopsnavet.purchase.CaseStore;
import se.inkopsnavet.purchase.Consequences;
import se.inkopsnavet.purchase.Intent;
import se.inkopsnavet.purchase.Intent.NoticeKind;
import se.inkopsnavet.purchase.Intent.Role;
import se.inkopsnavet.purchase.PurchaseCase;
import se.inkopsnavet.securemail.Finding;
import se.inkopsnavet.supplier.OrderChannel;
import se.inkopsnavet.trade.StillNeeded;
import se.inkopsnavet.trade.SupplierRequest;

/**
 * What a supplier is asked about an order, as a sealed file or mail. Its number is taken when it is built, so that the supplier sees none missing; of somebody
 * who has become protected meanwhile nothing leaves.
 */
public class RequestFlow implements OutboundFlow {

    public static final String NAME = "ORDER_REQUEST";

    private static final String FILE = "bestallningsbegaran";

    private final RequestStore requests;
    private final FileNumbers numbers;
    private final CaseStore cases;
    private final Partners partners;
    private final PolicyBook policies;
    private final Predicate<String> undecided;
    private final StillNeeded needed;
    private final Outbox outbox;
    private final Consequences consequences;
    private final Clock clock;

    /** @param undecided whether something that was accepted for the municipality is still to be decided: it may say that somebody is protected */
    public RequestFlow(
            RequestStore requests,
            FileNumbers numbers,
            CaseStore cases,
            Partners partners,
            PolicyBook policies,
            Predicate<String> undecided,
            StillNeeded needed,
            Outbox outbox,
            Consequences consequences,
            Clock clock) {
        this.requests = requests;
        this.numbers = numbers;
        this.cases = cases;
        this.partners = partners;
        this.policies = policies;
        this.undecided = undecided;
        this.needed = needed;
        this.outbox = outbox;
        this.consequences = consequences;
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
        Kept kept = requests.find(id).orElseThrow();
        SupplierRequest request = kept.request();
        // Of whom nobody knows who it is, nobody knows either whether the person is protected.
        List<PurchaseCase> purchase = casesOf(kept);
        if (purchase.isEmpty() || purchase.get(0).mayBeProtected()) {
            return stop(stopped(id), Fault.PROTECTED_IDENTITY, "case");
        }
        if (!needed.test(request.kind(), purchase.get(0).caseRef(), request.day())) {
            return stop(stopped(id), Fault.RECALLED, "ordered");
        }
        Partner partner = partners.of(municipality, request.supplierId());
        LocalDate today = LocalDate.now(clock);
        if (!policies.on(municipality, today).blockers(today).isEmpty()) {
            return stop(State.HELD, Fault.POLICY_NOT_ACTIVE, municipality);
        }
        if (!partner.profile().blockers(today).isEmpty()) {
            return stop(State.HELD, Fault.SUPPLIER_NOT_ALLOWED, partner.channel());
        }
        Optional<Finding> obstacle = partner.obstacle(clock.instant());
        if (obstacle.isPresent()) {
            return stop(State.HELD, obstacle.get().fault(), obstacle.get().place());
        }
        return kept.built() ? new Departure.Go() : built(kept, partner);
    }

    /** What may have left already is for a person to look at. */
    private State stopped(UUID id) {
        return outbox.mayHaveLeft(id) ? State.HELD : State.RECALLED;
    }

    private Departure built(Kept kept, Partner partner) {
        String municipality = kept.request().municipality();
        String code = policies.on(municipality, LocalDate.now(clock)).municipalityCode();
        try {
            byte[] bytes = RequestLetter.render(kept, partner, code, clock.instant());
            if (partner.profile().orders().kind() == OrderChannel.Kind.MAIL) {
                return new Departure.Built(bytes, RequestLetter.messageId(kept, partner));
            }
            long number = numbers.take(kept.channel());
            requests.numbered(kept.id(), number);
            return new Departure.Built(bytes, FileNumbers.name(FILE, municipality, number, kept.id()));
        } catch (FaultException notSealed) {
            return stop(State.HELD, notSealed.fault(), notSealed.place());
        }
    }

    /** Nobody answers a request: what follows from it is in the supplier's next report. */
    @Override
    public State delivered(UUID id, String municipality) {
        return State.CONFIRMED;
    }

    /** Asked once more, under the same id, it is the same request. */
    @Override
    public Optional<Outcome> notArrived(UUID id, String municipality) {
        return Optional.of(new Outcome(State.READY, null, null, null));
    }

    @Override
    public void rested(UUID id, String municipality, Outcome outcome) {
        Kept kept = requests.find(id).orElseThrow();
        boolean over = outcome.state() == State.EXPIRED || outcome.state() == State.RECALLED;
        if (over && !outbox.mayHaveLeft(id)) {
            giveBack(kept);
        }
        String why = outcome.fault() == null
                ? outcome.state().name()
                : outcome.fault().code();
        String detail = kept.request().kind() + " " + why;
        Policy policy = policies.on(municipality, LocalDate.now(clock));
        String once = id + " " + outcome.state();
        Optional<PurchaseCase> found = casesOf(kept).stream().findFirst();
        if (found.isEmpty()) {
            Intent.Tell tell = new Intent.Tell(Role.IT, NoticeKind.ORDER_REQUEST_NOT_SENT, detail);
            consequences.tell(tell, municipality, policy, id.toString(), null, once);
        } else if (outcome.state() != State.RECALLED) {
            Role role = found.get().mayBeProtected() ? Role.SECURITY_CONTACT : Role.RESPONSIBLE;
            Intent.Tell tell = new Intent.Tell(role, NoticeKind.ORDER_REQUEST_NOT_SENT, detail);
            consequences.tell(tell, municipality, policy, found.get(), once);
        }
    }

    private void giveBack(Kept kept) {
        if (kept.fileNumber() != null) {
            numbers.giveBack(kept.channel(), kept.fileNumber());
            requests.numbered(kept.id(), null);
        }
    }

    private List<PurchaseCase> casesOf(Kept kept) {
        String caseRef = kept.request().customer().caseRef();
        return caseRef == null ? List.of() : cases.lockAll(List.of(caseRef));
    }

    private static Departure stop(State state, Fault fault, String place) {
        return new Departure.Stop(Outcome.of(state, fault, place));
    }
}
