package se.inkopsnavet.supplierapi;

import java.time.Clock;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.ledger.Channel;
import se.inkopsnavet.ledger.Delivery;
import se.inkopsnavet.ledger.Parcel;
import se.inkopsnavet.supplierapi.http.Refusal;

/**
 * The way out to a supplier's interface. The contract has the supplier recognise a repeated {@code Idempotency-Key} for thirty days, longer than anything is
 * tried: an attempt whose end nobody saw is therefore made again, with the same key.
 */
public final class SupplierApiChannel implements Channel {

    private final SupplierLines.Open line;
    private final LineStore store;
    private final Clock clock;

    public SupplierApiChannel(SupplierLines.Open line, LineStore store, Clock clock) {
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
        Operation operation = Operation.of(parcel.flow());
        try {
            return operation.delivery(
                    line.http().post(operation.id(), operation.path(), parcel.dedupId(), parcel.bytes()));
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

    /** Sending the same again under the same key is safe. */
    @Override
    public Delivery reconcile(Parcel parcel) {
        return new Delivery.Failed(
                Fault.OUTCOME_UNKNOWN, Operation.of(parcel.flow()).id());
    }
}
