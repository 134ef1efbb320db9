package se.inkopsnavet.supplierapi.http;

import java.net.http.HttpHeaders;
import java.time.Instant;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.supplierapi.http.Refusal.Effect;
import se.inkopsnavet.transport.RetryAfter;

/** What an HTTP status other than 200 and 404 says about a call (the contract, and reliability report §2.3): a proxy can answer 502 for a server that has acted. */
final class Verdict {

    private Verdict() {}

    static Refusal of(String name, int status, HttpHeaders headers, Instant now) {
        String place = name + " " + status;
        boolean later = headers.firstValue("Retry-After").isPresent();
        if (status == 401 || status == 403) {
            return new Refusal(Fault.SUPPLIER_API_ACCESS_DENIED, place, Effect.NONE);
        }
        if (status == 429 || status == 503 && later) {
            return new Refusal(Fault.SUPPLIER_API_THROTTLED, place, Effect.NONE, RetryAfter.of(headers, now));
        }
        if (status >= 500 || status == 408) {
            return new Refusal(Fault.SUPPLIER_API_UNREACHABLE, place, Effect.UNKNOWN);
        }
        if (status >= 400) {
            return new Refusal(Fault.SUPPLIER_REQUEST_REFUSED, place, Effect.NEVER);
        }
        // A redirect, or a success that the contract does not know.
        return new Refusal(Fault.SUPPLIER_API_ANSWER_UNREADABLE, place, status < 300 ? Effect.UNKNOWN : Effect.NONE);
    }
}
