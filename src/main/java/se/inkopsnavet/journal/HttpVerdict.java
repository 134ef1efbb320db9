package se.inkopsnavet.journal;

import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.ledger.Delivery;

/** What an HTTP status says about a note that was sent (reliability report §2.3). In doubt, nobody knows: a proxy can answer 502 for a journal that has written. */
public final class HttpVerdict {

    private HttpVerdict() {}

    /** @param status anything but a success @param retryAfter whether the answer says when to come back */
    public static Delivery of(int status, boolean retryAfter, String place) {
        String where = place + " http " + status;
        if (status == 401 || status == 403) {
            return new Delivery.Failed(Fault.JOURNAL_ACCESS_DENIED, where);
        }
        if (status == 429 || (status == 503 && retryAfter)) {
            return new Delivery.Failed(Fault.JOURNAL_UNREACHABLE, where);
        }
        if (status >= 400 && status < 500 && status != 408) {
            return new Delivery.Refused(Fault.JOURNAL_REFUSED, where);
        }
        return new Delivery.Unknown(Fault.OUTCOME_UNKNOWN, where);
    }
}
