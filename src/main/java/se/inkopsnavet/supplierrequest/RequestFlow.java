package se.inkopsnavet.supplierrequest;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.ledger.OutboundFlow;
import se.inkopsnavet.ledger.Outbox;
import se.inkopsnavet.ledger.Outcome;
import se.inkopsnavet.ledger.State;
import se.inkopsnavet.trade.SupplierRequest;

/** A stored request on its way: the gates at the door, then the carrier; and who hears that it did not get there. */
public class RequestFlow implements OutboundFlow {

    public static final String NAME = "SUPPLIER_REQUEST";

    private final RequestStore requests;
    private final RequestGates gates;
    private final Map<String, Carrier> carriers;
    private final Outbox outbox;
    private final RequestNews news;

    public RequestFlow(
            RequestStore requests, RequestGates gates, List<Carrier> carriers, Outbox outbox, RequestNews news) {
        this.requests = requests;
        this.gates = gates;
        this.carriers = carriers.stream().collect(Collectors.toUnmodifiableMap(Carrier::name, Function.identity()));
        this.outbox = outbox;
        this.news = news;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Departure depart(UUID id, String municipality) {
        StoredRequest request = request(id);
        return gates.closed(
                        id,
                        municipality,
                        request.supplierId(),
                        request.kind(),
                        request.customer().caseRef(),
                        request.orderNo(),
                        request.day())
                .orElseGet(() -> carrier(request).depart(request));
    }

    /** Nobody answers a request more than that: what follows from it is in the supplier's next report. */
    @Override
    public State delivered(UUID id, String municipality) {
        StoredRequest request = request(id);
        carrier(request).delivered(request);
        return State.CONFIRMED;
    }

    /** Asked once more, under the same id, it is the same request. One that the gates would hold for good is not asked for again. */
    @Override
    public Optional<Outcome> notArrived(UUID id, String municipality) {
        StoredRequest request = request(id);
        Optional<Outcome> over = gates.over(
                municipality,
                request.supplierId(),
                request.kind(),
                request.customer().caseRef(),
                request.orderNo(),
                request.day());
        over.ifPresent(outcome -> {
            carrier(request).givenBack(request);
            tell(request, outcome);
        });
        return Optional.of(over.orElseGet(Outcome::again));
    }

    @Override
    public void rested(UUID id, String municipality, Outcome outcome) {
        StoredRequest request = request(id);
        boolean over = outcome.state() == State.EXPIRED || outcome.state() == State.RECALLED;
        if (over && !outbox.mayHaveLeft(id)) {
            carrier(request).givenBack(request);
        }
        tell(request, outcome);
    }

    private void tell(StoredRequest request, Outcome outcome) {
        boolean needless = outcome.state() == State.RECALLED && outcome.fault() == Fault.RECALLED;
        if (!needless) {
            news.notArrived(request, outcome);
        } else if (request.kind() == SupplierRequest.Kind.CANCEL) {
            news.stands(request.municipality(), request.customer().caseRef(), request.orderNo(), request.id());
        }
    }

    private StoredRequest request(UUID id) {
        return requests.find(id).orElseThrow();
    }

    private Carrier carrier(StoredRequest request) {
        return Optional.ofNullable(carriers.get(request.carrier())).orElseThrow();
    }
}
