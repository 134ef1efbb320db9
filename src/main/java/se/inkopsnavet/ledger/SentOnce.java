package se.inkopsnavet.ledger;

import se.inkopsnavet.fault.Fault;

/** How {@link OutboundFlow.Departure.Once} ends when it is not known to have arrived. */
final class SentOnce {

    private SentOnce() {}

    /** The reason stands as the place: whatever it was, the content is destroyed. */
    static Outcome lost(Delivery undelivered) {
        return Outcome.of(State.EXPIRED, Fault.SENT_ONCE, why(undelivered).code());
    }

    static String word(Delivery undelivered) {
        return undelivered instanceof Delivery.Unknown ? "UNKNOWN" : "FAILED";
    }

    private static Fault why(Delivery undelivered) {
        if (undelivered instanceof Delivery.Refused refused) {
            return refused.fault();
        }
        if (undelivered instanceof Delivery.Failed failed) {
            return failed.fault();
        }
        return undelivered instanceof Delivery.Unknown unknown ? unknown.fault() : Fault.INTERNAL_ERROR;
    }
}
