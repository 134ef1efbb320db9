package se.inkopsnavet.lifeevent;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import se.inkopsnavet.customerlist.ListField;
import se.inkopsnavet.decision.Client;
import se.inkopsnavet.disclosure.Erasure;
import se.inkopsnavet.disclosure.ErasureRequest;
import se.inkopsnavet.event.ClientChanged;
import se.inkopsnavet.event.PersonEventTaker;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.ledger.DerivedId;
import se.inkopsnavet.ledger.Outcome;
import se.inkopsnavet.ledger.State;
import se.inkopsnavet.person.LifeStatus;
import se.inkopsnavet.purchase.CaseReview;
import se.inkopsnavet.purchase.CaseState;
import se.inkopsnavet.purchase.CaseStop;
import se.inkopsnavet.purchase.CaseStops;
import se.inkopsnavet.purchase.CaseStore;
import se.inkopsnavet.purchase.ClientDifference;
import se.inkopsnavet.purchase.PersonKey;
import se.inkopsnavet.purchase.PurchaseCase;

/** Flow F17 for the person's own data. */
public class ClientEvents implements PersonEventTaker<ClientChanged> {

    private final LifeStore life;
    private final CaseStore cases;
    private final CaseStops stops;
    private final CaseReview review;
    private final Erasure erasure;

    public ClientEvents(LifeStore life, CaseStore cases, CaseStops stops, CaseReview review, Erasure erasure) {
        this.life = life;
        this.cases = cases;
        this.stops = stops;
        this.review = review;
        this.erasure = erasure;
    }

    @Override
    public Class<ClientChanged> type() {
        return ClientChanged.class;
    }

    @Override
    public Outcome take(UUID messageId, ClientChanged event) {
        if (!life.isNewest(event)) {
            return Outcome.of(State.REJECTED, Fault.STALE_VERSION, "version");
        }
        PersonKey person = PersonKey.of(event.personKey());
        Optional<CaseStop> stop = stop(event);
        if (stop.isPresent()) {
            life.forget(event.municipality(), person);
            return Outcome.confirmed(
                    stops.stopped(event.municipality(), messageId, person, stop.get(), event.occurredAt()));
        }
        Optional<PurchaseCase> known = cases.lockByPerson(event.municipality(), person.bytes());
        if (known.filter(each -> each.state() == CaseState.DECEASED).isPresent()) {
            return backFromTheDead(messageId, event, known.get());
        }
        // Of people without a case nothing is kept: what a later decision says is newer.
        return known.filter(each -> each.decision() != null)
                .map(each -> changed(messageId, event, person, each))
                .orElse(Outcome.confirmed(null));
    }

    /** What ends everything, the strongest first. */
    static Optional<CaseStop> stop(ClientChanged event) {
        if (event.protection().blocks()) {
            return Optional.of(CaseStop.PROTECTED);
        }
        if (event.lifeStatus() == LifeStatus.DECEASED) {
            return Optional.of(CaseStop.DECEASED);
        }
        boolean gone = event.lifeStatus() == LifeStatus.EMIGRATED || !event.active() || event.client() == null;
        return gone ? Optional.of(CaseStop.GONE) : Optional.empty();
    }

    /** Nobody comes back by an event (AC-17-3): a person looks, and orders it. An older record than the death says nothing. */
    private Outcome backFromTheDead(UUID messageId, ClientChanged event, PurchaseCase known) {
        if (!event.occurredAt().isAfter(known.asOf())) {
            return Outcome.of(State.REJECTED, Fault.NOT_ALIVE, "older").forCase(known.caseRef());
        }
        stops.questioned(event.municipality(), known, messageId);
        return Outcome.of(State.HELD, Fault.DEATH_REVERSED, "status").forCase(known.caseRef());
    }

    private Outcome changed(UUID messageId, ClientChanged event, PersonKey person, PurchaseCase known) {
        String municipality = event.municipality();
        Client before = shown(municipality, person, known);
        review.after(municipality, person, () -> life.keep(municipality, person, event.occurredAt(), event.client()));
        Client now = shown(municipality, person, known);
        Set<ListField> gone = ClientDifference.of(before, now);
        if (!gone.isEmpty()) {
            erasure.request(new ErasureRequest(
                    DerivedId.of("client changed", messageId),
                    municipality,
                    person,
                    null,
                    new ErasureRequest.What.Fields(gone)));
        }
        return Outcome.confirmed(known.caseRef());
    }

    /** The person as the customer list has it at that moment. */
    private Client shown(String municipality, PersonKey person, PurchaseCase known) {
        return life.find(municipality, person)
                .map(fact -> ClientCircumstances.over(fact).applyTo(known.decision()))
                .orElse(known.decision())
                .client();
    }
}
