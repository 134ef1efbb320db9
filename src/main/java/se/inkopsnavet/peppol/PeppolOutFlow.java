package se.inkopsnavet.peppol;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.ledger.OutboundFlow;
import se.inkopsnavet.ledger.Outbox;
import se.inkopsnavet.ledger.Outcome;
import se.inkopsnavet.ledger.State;
import se.inkopsnavet.purchase.CaseStore;
import se.inkopsnavet.purchase.Intent.NoticeKind;
import se.inkopsnavet.purchase.PurchaseCase;
import se.inkopsnavet.supplierrequest.RequestGates;
import se.inkopsnavet.supplierrequest.RequestNews;
import se.inkopsnavet.trade.SupplierRequest;

/** A document of the hub's own on its way to the access point: built once, judged before it leaves, in a file whose number has no gap before it. */
public final class PeppolOutFlow implements OutboundFlow {

    public static final String NAME = "PEPPOL_DOCUMENT";

    private final PeppolStore store;
    private final Participants participants;
    private final OutgoingDocuments documents;
    private final CaseStore cases;
    private final RequestGates gates;
    private final Outbox outbox;
    private final ByTelephone telephone;
    private final PeppolNotices notices;
    private final RequestNews news;

    public PeppolOutFlow(
            PeppolStore store,
            Participants participants,
            OutgoingDocuments documents,
            CaseStore cases,
            RequestGates gates,
            Outbox outbox,
            ByTelephone telephone,
            PeppolNotices notices,
            RequestNews news) {
        this.store = store;
        this.participants = participants;
        this.documents = documents;
        this.cases = cases;
        this.gates = gates;
        this.outbox = outbox;
        this.telephone = telephone;
        this.notices = notices;
        this.news = news;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Departure depart(UUID id, String municipality) {
        PeppolStore.Sent request = store.sent(id).orElseThrow();
        return gates.closed(
                        id,
                        municipality,
                        request.supplierId(),
                        request.request(),
                        request.caseRef(),
                        request.orderNo(),
                        request.day())
                .orElseGet(() -> request.number() == null ? built(request) : new Departure.Go());
    }

    private Departure built(PeppolStore.Sent request) {
        Optional<Participants.Participant> buyer = participants.municipality(request.municipality());
        Optional<Participants.Participant> seller = participants.supplier(request.supplierId());
        if (buyer.isEmpty() || seller.isEmpty()) {
            String missing = buyer.isEmpty() ? request.municipality() : request.supplierId();
            return Departure.stop(State.HELD, Fault.CONFIGURATION, "mappings/peppol/participants.yaml: " + missing);
        }
        OutgoingDocuments.Built built = documents.build(request, buyer.get(), seller.get());
        store.broken(request.id(), built.broken());
        if (!built.mayLeave()) {
            String codes = built.broken().stream()
                    .filter(RuleHit::error)
                    .map(RuleHit::code)
                    .collect(Collectors.joining(" "));
            return Departure.stop(State.HELD, Fault.PEPPOL_OWN_DOCUMENT, codes);
        }
        long number = store.number(request.id(), PeppolRequests.channel(request.municipality()));
        return new Departure.Built(built.bytes(), fileName(request, number));
    }

    /** {@code <flow>_<municipality>_<number>_<id>.xml} (reliability §2.4). */
    private static String fileName(PeppolStore.Sent request, long number) {
        String flow = request.kind() == DocumentKind.ORDER ? "order" : "avbestallning";
        return "%s_%s_%06d_%s.xml"
                .formatted(
                        flow,
                        request.municipality(),
                        number,
                        request.id().toString().substring(0, 8));
    }

    @Override
    public State delivered(UUID id, String municipality) {
        return State.CONFIRMED;
    }

    /** The same document under the same number: the access point and the supplier know it by that. One that the gates would hold for good goes no more. */
    @Override
    public Optional<Outcome> notArrived(UUID id, String municipality) {
        PeppolStore.Sent request = store.sent(id).orElseThrow();
        Optional<Outcome> over = gates.over(
                municipality,
                request.supplierId(),
                request.request(),
                request.caseRef(),
                request.orderNo(),
                request.day());
        over.ifPresent(outcome -> {
            store.giveBack(id, PeppolRequests.channel(municipality));
            tell(request, outcome);
        });
        return Optional.of(over.orElseGet(Outcome::again));
    }

    @Override
    public void rested(UUID id, String municipality, Outcome outcome) {
        PeppolStore.Sent request = store.sent(id).orElseThrow();
        boolean over = outcome.state() == State.RECALLED || outcome.state() == State.EXPIRED;
        if (over && !outbox.mayHaveLeft(id)) {
            store.giveBack(id, PeppolRequests.channel(municipality));
        }
        tell(request, outcome);
    }

    private void tell(PeppolStore.Sent request, Outcome outcome) {
        boolean noGround = outcome.fault() == Fault.NO_DISCLOSURE_BASIS;
        if (outcome.state() == State.RECALLED && outcome.fault() == Fault.RECALLED) {
            if (request.request() == SupplierRequest.Kind.CANCEL) {
                news.stands(request.municipality(), request.caseRef(), request.orderNo(), request.id());
            }
            return;
        }
        String why = outcome.why();
        String municipality = request.municipality();
        String once = request.id() + " " + outcome.state();
        boolean secret = request.caseRef() != null
                && cases.lockAll(List.of(request.caseRef())).stream().anyMatch(PurchaseCase::mayBeProtected);
        if (secret) {
            notices.tellSecurity(municipality, request.caseRef(), NoticeKind.PEPPOL_NOT_SENT, why, once);
            return;
        }
        if (outcome.state() == State.EXPIRED || noGround) {
            telephone.say(asked(request));
            return;
        }
        String subject = request.caseRef() == null ? request.id().toString() : request.caseRef();
        notices.tellIt(municipality, subject, NoticeKind.PEPPOL_NOT_SENT, why, once);
    }

    private static SupplierRequest asked(PeppolStore.Sent request) {
        return new SupplierRequest(
                request.municipality(),
                request.supplierId(),
                request.request(),
                request.customer(),
                request.orderNo(),
                request.day(),
                request.documentId());
    }
}
