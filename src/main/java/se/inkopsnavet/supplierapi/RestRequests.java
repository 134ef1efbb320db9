package se.inkopsnavet.supplierapi;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.ledger.DerivedId;
import se.inkopsnavet.ledger.Outbox;
import se.inkopsnavet.ledger.Outgoing;
import se.inkopsnavet.policy.PolicyBook;
import se.inkopsnavet.trade.RequestChannel;
import se.inkopsnavet.trade.SupplierRequest;
import tools.jackson.databind.json.JsonMapper;

/** Requests by the supplier's interface: built once, under an id that follows from what is asked, which is also the {@code Idempotency-Key}. */
public class RestRequests implements RequestChannel {

    public static final String KIND = "REST";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Outbox outbox;
    private final RequestStore requests;
    private final PolicyBook policies;
    private final Clock clock;

    public RestRequests(Outbox outbox, RequestStore requests, PolicyBook policies, Clock clock) {
        this.outbox = outbox;
        this.requests = requests;
        this.policies = policies;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    /** @throws FaultException INVALID_VALUE without a case reference, by which the gate asks whether the person is protected */
    @Override
    public void enqueue(SupplierRequest request) {
        String caseRef = request.customer().caseRef();
        if (caseRef == null) {
            throw new FaultException(Fault.INVALID_VALUE, "customer.caseRef");
        }
        UUID id = DerivedId.of(
                "supplier-request",
                request.municipality(),
                request.supplierId(),
                request.kind(),
                caseRef,
                request.occurrence());
        RequestStore.Asked asked = new RequestStore.Asked(
                id,
                request.municipality(),
                request.supplierId(),
                request.kind(),
                caseRef,
                request.orderNo(),
                request.day());
        if (requests.add(asked)) {
            outbox.enqueue(new Outgoing(
                    id,
                    SupplierRequestFlow.NAME,
                    request.municipality(),
                    SupplierLine.channel(request.municipality(), request.supplierId()),
                    id.toString(),
                    body(request),
                    caseRef,
                    RequestTerms.end(request.kind(), request.day())));
        }
    }

    private byte[] body(SupplierRequest request) {
        Map<String, String> customer = new TreeMap<>();
        put(customer, "caseRef", request.customer().caseRef());
        put(customer, "customerNo", request.customer().customerNo());
        Map<String, Object> body = new TreeMap<>();
        body.put(
                "municipality",
                policies.on(request.municipality(), LocalDate.now(clock)).municipalityCode());
        body.put("kind", request.kind().name());
        body.put("customer", customer);
        body.put("day", request.day().toString());
        if (request.orderNo() != null) {
            body.put("orderNo", request.orderNo());
        }
        return JSON.writeValueAsBytes(body);
    }

    private static void put(Map<String, String> into, String name, String value) {
        if (value != null) {
            into.put(name, value);
        }
    }
}
