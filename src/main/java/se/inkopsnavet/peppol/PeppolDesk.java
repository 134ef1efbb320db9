package se.inkopsnavet.peppol;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.ledger.BusinessKeys;
import se.inkopsnavet.ledger.Claim;
import se.inkopsnavet.ledger.Outcome;
import se.inkopsnavet.ledger.State;
import se.inkopsnavet.order.Order;
import se.inkopsnavet.order.Orders;
import se.inkopsnavet.privacy.BlindIndex;
import se.inkopsnavet.purchase.Intent.NoticeKind;
import se.inkopsnavet.trade.CustomerRef;
import se.inkopsnavet.trade.Reports;
import se.inkopsnavet.trade.SupplierNumber;
import se.inkopsnavet.trade.SupplierReport;

/** What becomes of a document that has been judged; everything in the caller's transaction. */
public final class PeppolDesk {

    private final Participants participants;
    private final PeppolStore store;
    private final BusinessKeys keys;
    private final BlindIndex index;
    private final Orders orders;
    private final Reports reports;
    private final SuppliersInForce suppliers;
    private final PeppolReceipts receipts;
    private final PeppolNotices notices;

    /** Which suppliers a municipality has today. */
    @FunctionalInterface
    public interface SuppliersInForce {
        boolean has(String municipality, String supplierId);
    }

    public PeppolDesk(
            Participants participants,
            PeppolStore store,
            BusinessKeys keys,
            BlindIndex index,
            Orders orders,
            Reports reports,
            SuppliersInForce suppliers,
            PeppolReceipts receipts,
            PeppolNotices notices) {
        this.participants = participants;
        this.store = store;
        this.keys = keys;
        this.index = index;
        this.orders = orders;
        this.reports = reports;
        this.suppliers = suppliers;
        this.receipts = receipts;
        this.notices = notices;
    }

    /** @param sha256 of the document as it came */
    Outcome take(Claim claim, PeppolFileFlow.Judged judged, String sha256) {
        PeppolDocument document = judged.content();
        String supplierId = document == null ? null : participants.supplierAt(document.seller());
        Outcome outcome = document == null ? judged.refusal() : decided(claim, document, supplierId, sha256);
        if (judged.kind() != null) {
            store.judged(
                    claim.messageId(),
                    claim.municipality(),
                    judged.kind(),
                    judged.broken(),
                    supplierId,
                    document == null ? null : kept(document.id()),
                    outcome.caseRef());
        }
        receipts.answer(claim, judged.kind(), outcome, judged.broken());
        if (outcome.fault() != null) {
            notices.tellIt(
                    claim.municipality(),
                    claim.messageId().toString(),
                    NoticeKind.PEPPOL_REFUSED,
                    outcome.fault().code(),
                    claim.messageId().toString());
        }
        return outcome;
    }

    /** Told apart by a keyed hash: in clear it stands only for whoever looks for it, and a seller may number its documents by persons. */
    private static @Nullable String kept(String documentId) {
        return SupplierNumber.isOne(documentId) ? documentId : null;
    }

    private Outcome decided(Claim claim, PeppolDocument document, @Nullable String supplierId, String sha256) {
        String ours = participants
                .municipality(claim.municipality())
                .map(Participants.Participant::endpoint)
                .orElseThrow(() -> new FaultException(
                        Fault.CONFIGURATION, "mappings/peppol/participants.yaml: " + claim.municipality()));
        boolean isOurs = supplierId != null && suppliers.has(claim.municipality(), supplierId);
        Optional<OwnRules.Refusal> refusal = OwnRules.refusal(document, ours, supplierId, isOurs);
        if (refusal.isPresent()) {
            return Outcome.of(
                    State.REJECTED, refusal.get().fault(), refusal.get().place());
        }
        Outcome repeated = repeated(claim, document, sha256);
        return repeated == null ? reported(claim, document, supplierId) : repeated;
    }

    /** One sender's number is one document, for ever. */
    private @Nullable Outcome repeated(Claim claim, PeppolDocument document, String sha256) {
        byte[] key = index.of("peppol-document", claim.municipality(), document.seller() + "|" + document.id());
        byte[] content = index.of("peppol-content", claim.municipality(), sha256);
        return switch (keys.register(PeppolFileFlow.NAME, claim.municipality(), key, content, claim.messageId())) {
            case NEW -> null;
            case DUPLICATE -> new Outcome(State.DUPLICATE, null, null, null);
            case CONFLICTING -> Outcome.of(State.QUARANTINED, Fault.CONFLICTING_DUPLICATE, "ID");
        };
    }

    private Outcome reported(Claim claim, PeppolDocument document, String supplierId) {
        Translation translation = new Translation(
                document, claim.municipality(), supplierId, known(claim.municipality(), supplierId, document));
        Optional<CustomerRef> customer = translation.customer();
        if (customer.isEmpty()) {
            return Outcome.of(State.QUARANTINED, Fault.UNKNOWN_CUSTOMER, "OrderReference");
        }
        String caseRef = customer.get().caseRef();
        for (SupplierReport report : translation.reports(customer.get())) {
            Outcome taken = reports.take(claim.messageId(), report);
            if (taken.fault() != null) {
                return taken;
            }
            caseRef = taken.caseRef() == null ? caseRef : taken.caseRef();
        }
        return Outcome.confirmed(caseRef);
    }

    private @Nullable KnownOrder known(String municipality, String supplierId, PeppolDocument document) {
        return List.of(Optional.ofNullable(document.salesOrderId()), Optional.ofNullable(document.orderReference()))
                .stream()
                .flatMap(Optional::stream)
                .flatMap(number -> orderOf(municipality, supplierId, number).stream())
                .findFirst()
                .orElse(null);
    }

    private Optional<KnownOrder> orderOf(String municipality, String supplierId, String number) {
        return orders.find(municipality, supplierId, number)
                .map(PeppolDesk::known)
                .or(() -> store.sent(municipality, supplierId, number)
                        .filter(sent -> sent.caseRef() != null)
                        .map(PeppolDesk::known));
    }

    private static KnownOrder known(Order order) {
        return new KnownOrder(
                order.caseRef(),
                order.orderNo(),
                order.placedAt(),
                order.deliveryDay(),
                order.total(),
                order.lineCount());
    }

    private static KnownOrder known(PeppolStore.Sent sent) {
        return new KnownOrder(sent.caseRef(), sent.orderNo(), sent.askedAt(), sent.day(), null, 0);
    }
}
