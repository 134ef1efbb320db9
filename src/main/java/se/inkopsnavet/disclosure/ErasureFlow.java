package se.inkopsnavet.disclosure;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import se.inkopsnavet.customerlist.EarlierRow;
import se.inkopsnavet.disclosure.ErasureStore.Asked;
import se.inkopsnavet.disclosure.ErasureStore.Way;
import se.inkopsnavet.dispatch.Partner;
import se.inkopsnavet.dispatch.Partners;
import se.inkopsnavet.dispatch.SealedDeparture;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.ledger.OutboundFlow;
import se.inkopsnavet.ledger.Outbox;
import se.inkopsnavet.ledger.Outcome;
import se.inkopsnavet.ledger.State;
import se.inkopsnavet.policy.PolicyBook;
import se.inkopsnavet.purchase.CaseStore;
import se.inkopsnavet.purchase.Intent.NoticeKind;
import se.inkopsnavet.purchase.PurchaseCase;

/**
 * The mail or call that asks a supplier to erase. It gives nothing away that the supplier does not hold, and is therefore stopped by one gate only: a supplier never
 * learns by itself who is protected (docs/decisions/0029).
 */
public class ErasureFlow implements OutboundFlow {

    public static final String NAME = "ERASURE";

    private final ErasureStore erasures;
    private final GivenRows given;
    private final ErasureCall call;
    private final CaseStore cases;
    private final Partners partners;
    private final PolicyBook policies;
    private final Predicate<String> undecided;
    private final BiPredicate<UUID, String> reopened;
    private final Outbox outbox;
    private final ErasureNews news;
    private final Clock clock;

    /**
     * @param undecided whether something that was accepted for the municipality is still to be decided: it may say that somebody is protected
     * @param reopened whether the account that a request is to end has been opened again since, at that supplier
     */
    public ErasureFlow(
            ErasureStore erasures,
            GivenRows given,
            ErasureCall call,
            CaseStore cases,
            Partners partners,
            PolicyBook policies,
            Predicate<String> undecided,
            BiPredicate<UUID, String> reopened,
            Outbox outbox,
            ErasureNews news,
            Clock clock) {
        this.erasures = erasures;
        this.given = given;
        this.call = call;
        this.cases = cases;
        this.partners = partners;
        this.policies = policies;
        this.undecided = undecided;
        this.reopened = reopened;
        this.outbox = outbox;
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
        Asked asked = erasures.find(id).orElseThrow();
        if (isStoppedByProtection(asked)) {
            return Departure.stop(stopped(asked), Fault.PROTECTED_IDENTITY, "case");
        }
        if (reopened.test(asked.requestId(), asked.supplierId())) {
            State state = outbox.mayHaveLeft(id) ? State.HELD : State.RECALLED;
            return Departure.stop(state, Fault.RECALLED, "account");
        }
        return asked.way() == Way.REST ? called(asked) : written(asked);
    }

    /** Whether the person may be protected and nobody has decided it all the same. Locks the case. */
    private boolean isStoppedByProtection(Asked asked) {
        List<PurchaseCase> purchase = cases.lockAll(List.of(asked.caseRef()));
        return !asked.byPerson() && purchase.stream().anyMatch(PurchaseCase::mayBeProtected);
    }

    /** What may have left already is for a person to look at: the supplier may have erased. */
    private State stopped(Asked asked) {
        if (outbox.mayHaveLeft(asked.id())) {
            news.stoppedLate(asked);
            return State.HELD;
        }
        news.changed(asked, ErasureState.STOPPED, null);
        return State.RECALLED;
    }

    private Departure called(Asked asked) {
        Departure departure =
                call.depart(asked.id(), asked.municipality(), asked.supplierId(), asked.caseRef(), asked.built());
        if (departure instanceof Departure.Built) {
            erasures.built(asked.id());
        }
        return departure;
    }

    private Departure written(Asked asked) {
        Partner partner = partners.of(asked.municipality(), asked.supplierId());
        return SealedDeparture.of(partner.obstacle(clock.instant()), asked.built(), () -> built(asked, partner));
    }

    private Departure.Built built(Asked asked, Partner partner) {
        String code = policies.on(asked.municipality(), LocalDate.now(clock)).municipalityCode();
        List<EarlierRow> rows = given.of(asked.caseRef()).getOrDefault(asked.supplierId(), List.of()).stream()
                .map(GivenRows.Given::row)
                .toList();
        ErasureLetter.Rendered mail = ErasureLetter.render(asked, partner, code, rows, clock.instant());
        erasures.built(asked.id());
        return new Departure.Built(mail.bytes(), mail.dedupId());
    }

    @Override
    public State delivered(UUID id, String municipality) {
        return delivered(id, municipality, "");
    }

    /** A letter is answered by a letter, a call at once unless it takes time. */
    @Override
    public State delivered(UUID id, String municipality, String answer) {
        Asked asked = erasures.lock(id).orElseThrow();
        news.left(asked);
        Optional<ErasureAnswer.Line> line =
                asked.way() == Way.REST ? ErasureAnswer.called(id, answer) : Optional.empty();
        line.ifPresent(said -> news.changed(asked, ErasureVerdict.state(said), said.erased() ? null : said.reason()));
        return line.isPresent() ? State.CONFIRMED : State.SENT;
    }

    /**
     * To ask once more for the same erasure does no harm: the supplier answers under the same number. One that is stopped, or whose account has been opened again, is
     * not asked for again.
     */
    @Override
    public Optional<Outcome> notArrived(UUID id, String municipality) {
        Asked asked = erasures.find(id).orElseThrow();
        if (asked.state() == ErasureState.STOPPED) {
            return recalled(Fault.PROTECTED_IDENTITY, "case");
        }
        if (isStoppedByProtection(asked)) {
            news.changed(asked, ErasureState.STOPPED, null);
            return recalled(Fault.PROTECTED_IDENTITY, "case");
        }
        return reopened.test(asked.requestId(), asked.supplierId())
                ? recalled(Fault.RECALLED, "account")
                : Optional.of(Outcome.again());
    }

    private static Optional<Outcome> recalled(Fault why, String place) {
        return Optional.of(Outcome.of(State.RECALLED, why, place));
    }

    /** Of somebody protected the security contact has been told, and nobody else. */
    @Override
    public void rested(UUID id, String municipality, Outcome outcome) {
        if (outcome.fault() != Fault.PROTECTED_IDENTITY) {
            Asked asked = erasures.find(id).orElseThrow();
            NoticeKind kind = outbox.mayHaveLeft(id) ? NoticeKind.ERASURE_UNCERTAIN : NoticeKind.ERASURE_NOT_SENT;
            news.tellIt(asked, kind, outcome.why());
        }
    }
}
