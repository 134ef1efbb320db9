package se.inkopsnavet.supplierapi;

import java.util.regex.Pattern;
import java.util.stream.Stream;
import se.inkopsnavet.disclosure.ErasureFlow;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.ledger.Delivery;
import se.inkopsnavet.supplierapi.http.Answer;
import se.inkopsnavet.supplierrequest.RequestFlow;

/** What the hub can have a supplier do by its interface: the contract's operations that take an {@code Idempotency-Key}. */
enum Operation {
    REQUEST(RequestFlow.NAME, "request", "/v1/requests") {
        /** Nobody waits for the supplier's reason: the unit calls. */
        @Override
        Delivery refused(String reason) {
            return new Delivery.Refused(Fault.SUPPLIER_REQUEST_REFUSED, id() + " answer");
        }
    },
    ERASE(ErasureFlow.NAME, "eraseCustomer", "/v1/customer-erasures") {
        /** A refusal is an answer, which the data protection officer gets. */
        @Override
        Delivery refused(String reason) {
            return new Delivery.Delivered(("REFUSED " + reason).strip());
        }
    };

    private static final Pattern REASON = Pattern.compile("[A-Z_]{1,40}");

    private final String flow;
    private final String id;
    private final String path;

    Operation(String flow, String id, String path) {
        this.flow = flow;
        this.id = id;
        this.path = path;
    }

    static Operation of(String flow) {
        return Stream.of(values())
                .filter(each -> each.flow.equals(flow))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no operation for " + flow));
    }

    /** In the contract. */
    String id() {
        return id;
    }

    String path() {
        return path;
    }

    abstract Delivery refused(String reason);

    Delivery delivery(Answer answer) {
        String word = answer.body().path("answer").asString("");
        return switch (word) {
            case "DONE", "TAKEN" -> new Delivery.Delivered(word);
            case "REFUSED" -> refused(reason(answer));
            // Success, says the status, and the body something else: whether it was done is not known.
            default -> new Delivery.Unknown(Fault.SUPPLIER_API_ANSWER_UNREADABLE, id + " answer");
        };
    }

    /** A code or nothing: whatever else stands there may be about somebody. */
    private static String reason(Answer answer) {
        String reason = answer.body().path("reason").asString("");
        return REASON.matcher(reason).matches() ? reason : "";
    }
}
