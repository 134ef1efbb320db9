package se.inkopsnavet.supplierapi;

import java.time.Clock;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.ledger.Channel;
import se.inkopsnavet.ledger.Delivery;
import se.inkopsnavet.ledger.Parcel;
import se.inkopsnavet.supplierapi.http.Answer;
import se.inkopsnavet.supplierapi.http.Refusal;

/**
 * The way out for requests. The contract has the supplier recognise a repeated {@code Idempotency-Key} for thirty days, longer than any request is tried: an
 * attempt whose end nobody saw is therefore made again, with the same key.
 */
public final class SupplierRequestChannel implements Channel {

    private static final String OPERATION = "request";

    private final SupplierLines.Open line;
    private final LineStore store;
    private final Clock clock;

    public SupplierRequestChannel(SupplierLines.Open line, LineStore store, Clock clock) {
        this.line = line;
        this.store = store;
        this.clock = clock;
    }

    @Override
    public String name() {
        return line.line().channel();
    }

    @Override
    public Delivery deliver(Parcel parcel) {
        try {
            return delivery(line.http().post(OPERATION, "/v1/requests", parcel.dedupId(), parcel.bytes()));
        } catch (Refusal refusal) {
            if (refusal.pause() != null) {
                store.leaveAloneUntil(
                        line.line().municipality(),
                        line.line().supplierId(),
                        clock.instant().plus(refusal.pause()));
            }
            return switch (refusal.effect()) {
                case NONE -> new Delivery.Failed(refusal.fault(), refusal.place());
                case NEVER -> new Delivery.Refused(refusal.fault(), refusal.place());
                case UNKNOWN -> new Delivery.Unknown(refusal.fault(), refusal.place());
            };
        }
    }

    private static Delivery delivery(Answer answer) {
        String word = answer.body().path("answer").asString("");
        return switch (word) {
            case "DONE", "TAKEN" -> new Delivery.Delivered(word);
            case "REFUSED" -> new Delivery.Refused(Fault.SUPPLIER_REQUEST_REFUSED, OPERATION + " answer");
            // Success, says the status, and the body something else: whether it was done is not known.
            default -> new Delivery.Unknown(Fault.SUPPLIER_API_ANSWER_UNREADABLE, OPERATION + " answer");
        };
    }

    /** Sending the same again under the same key is safe. */
    @Override
    public Delivery reconcile(Parcel parcel) {
        return new Delivery.Failed(Fault.OUTCOME_UNKNOWN, OPERATION);
    }
}
