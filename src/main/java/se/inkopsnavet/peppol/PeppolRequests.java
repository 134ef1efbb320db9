package se.inkopsnavet.peppol;

import java.util.Optional;
import java.util.UUID;
import se.inkopsnavet.ledger.DerivedId;
import se.inkopsnavet.ledger.Outbox;
import se.inkopsnavet.ledger.Outgoing;
import se.inkopsnavet.supplierrequest.RequestIds;
import se.inkopsnavet.supplierrequest.RequestTerms;
import se.inkopsnavet.trade.RequestChannel;
import se.inkopsnavet.trade.SupplierRequest;

/** Requests to a supplier as Peppol documents, through the municipality's access point; what Peppol cannot say, a person says on the telephone. */
public final class PeppolRequests implements RequestChannel {

    private final PeppolStore store;
    private final RequestIds ids;
    private final Outbox outbox;
    private final ByTelephone telephone;

    public PeppolRequests(PeppolStore store, RequestIds ids, Outbox outbox, ByTelephone telephone) {
        this.store = store;
        this.ids = ids;
        this.outbox = outbox;
        this.telephone = telephone;
    }

    /** The way out to a municipality's access point. */
    public static String channel(String municipality) {
        return municipality + "/peppol";
    }

    @Override
    public String kind() {
        return "PEPPOL";
    }

    @Override
    public void enqueue(SupplierRequest request) {
        Optional<DocumentKind> kind = OutgoingDocuments.saying(request);
        if (kind.isEmpty()) {
            telephone.say(request);
            return;
        }
        UUID id = ids.of(id(request));
        if (store.asked(id, kind.get(), documentId(id), request)) {
            outbox.enqueue(new Outgoing(
                    id,
                    PeppolOutFlow.NAME,
                    request.municipality(),
                    channel(request.municipality()),
                    id.toString(),
                    null,
                    request.customer().caseRef(),
                    RequestTerms.end(request.kind(), request.day())));
        }
    }

    private static UUID id(SupplierRequest request) {
        return DerivedId.of(
                "peppol-request",
                request.municipality(),
                request.supplierId(),
                request.kind(),
                // The same customer, whether or not the supplier's own number was known.
                request.customer().caseRef(),
                request.orderNo(),
                request.occurrence());
    }

    /** Short enough for every system, and never a person's. */
    private static String documentId(UUID id) {
        return "INK-" + id.toString().substring(0, 18);
    }
}
