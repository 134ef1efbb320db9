package se.inkopsnavet.supplierrequest;

import java.util.UUID;
import se.inkopsnavet.ledger.DerivedId;
import se.inkopsnavet.ledger.Outbox;
import se.inkopsnavet.ledger.Outgoing;
import se.inkopsnavet.trade.RequestChannel;
import se.inkopsnavet.trade.SupplierRequest;

/** A word of the suppliers' profiles, and the carrier that it means: what is asked is stored here, once, and said at departure. */
public final class StoredChannel implements RequestChannel {

    private final String kind;
    private final Carrier carrier;
    private final RequestStore requests;
    private final RequestIds ids;
    private final Outbox outbox;

    /** @param kind such as REST */
    public StoredChannel(String kind, Carrier carrier, RequestStore requests, RequestIds ids, Outbox outbox) {
        this.kind = kind;
        this.carrier = carrier;
        this.requests = requests;
        this.ids = ids;
        this.outbox = outbox;
    }

    @Override
    public String kind() {
        return kind;
    }

    @Override
    public void enqueue(SupplierRequest request) {
        UUID id = ids.of(DerivedId.of(
                "supplier-request",
                request.municipality(),
                request.supplierId(),
                request.kind(),
                request.customer().caseRef(),
                request.occurrence()));
        if (requests.add(id, request, carrier.name())) {
            outbox.enqueue(new Outgoing(
                    id,
                    RequestFlow.NAME,
                    request.municipality(),
                    carrier.channel(request.municipality(), request.supplierId()),
                    id.toString(),
                    null,
                    request.customer().caseRef(),
                    RequestTerms.end(request.kind(), request.day())));
        }
    }
}
