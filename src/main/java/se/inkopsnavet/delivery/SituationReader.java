package se.inkopsnavet.delivery;

import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import se.inkopsnavet.decision.Decision;
import se.inkopsnavet.lifeevent.Whereabouts;
import se.inkopsnavet.purchase.PersonKey;
import se.inkopsnavet.purchase.PurchaseCase;

/** Looks up what the hub knows about a person whose groceries are on their way; in the caller's transaction. */
public class SituationReader {

    /** So long does a supplier drive to an old address at most: the next customer list has the new one. */
    private static final Period MOVED_LATELY = Period.ofDays(14);

    private static final Period A_PATTERN_IN = Period.ofDays(56);

    private final DeliveryStore store;
    private final Whereabouts whereabouts;
    private final Clock clock;

    public SituationReader(DeliveryStore store, Whereabouts whereabouts, Clock clock) {
        this.store = store;
        this.whereabouts = whereabouts;
        this.clock = clock;
    }

    Situation of(Delivery delivery, PersonKey person, PurchaseCase purchase) {
        LocalDate day = delivery.day();
        Decision decision = purchase.decision();
        Whereabouts.Known known = whereabouts.of(
                delivery.municipality(),
                person,
                day,
                decision == null ? null : decision.client(),
                day.minus(MOVED_LATELY).atStartOfDay(clock.getZone()).toInstant());
        return new Situation(
                Situation.Standing.of(purchase.state()),
                known.away(),
                known.forUnknownTime(),
                known.moved(),
                decision != null && decision.terms().meetStaff(),
                decision != null && decision.terms().fridgePacking(),
                store.closedDoors(delivery.caseRef(), day.minus(A_PATTERN_IN), day));
    }
}
