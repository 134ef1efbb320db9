package se.inkopsnavet.purchase;

import se.inkopsnavet.decision.Decision;

/**
 * What another room knows about a person (a consent, an invoice address), laid over the decision as the case system recorded it. Pure, and without a
 * clock: what runs out with a date carries the date with it, for the gates to read.
 */
@FunctionalInterface
public interface Circumstance {

    Circumstance NONE = recorded -> recorded;

    /** @return the decision as the gates and the customer list shall see it; the recorded one stays what the case keeps */
    Decision applyTo(Decision recorded);

    default Circumstance then(Circumstance next) {
        return recorded -> next.applyTo(applyTo(recorded));
    }
}
