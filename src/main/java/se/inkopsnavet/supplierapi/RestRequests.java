package se.inkopsnavet.supplierapi;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.ledger.DerivedId;
import se.inkopsnavet.ledger.Outbox;
import se.inkopsnavet.ledger.Outgoing;
import se.inkopsnavet.policy.PolicyBook;
import se.inkopsnavet.purchase.Consequences;
import se.inkopsnavet.purchase.Intent;
import se.inkopsnavet.trade.Customers;
import se.inkopsnavet.trade.RequestChannel;
import se.inkopsnavet.trade.SupplierRequest;
import tools.jackson.databind.json.JsonMapper;

/** Requests by the supplier's interface: built once, under an id that follows from what is asked, which is also the {@code Idempotency-Key}. */
public class RestRequests implements RequestChannel {

    public static final String KIND = "REST";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Outbox outbox;
    private final RequestStore requests;
    private final Customers customers;
    private final Consequences consequences;
    private final PolicyBook policies;
    private final Clock clock;

    public RestRequests(
            Outbox outbox,
            RequestStore requests,
            Customers customers,
            Consequences consequences,
            PolicyBook policies,
            Clock clock) {
        this.outbox = outbox;
        this.requests = requests;
        this.customers = customers;
        this.consequences = consequences;
        this.policies = policies;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    /** Of whom nobody knows who it is, nobody knows either whether the person is protected: nothing is asked, and IT is told. */
    @Override
    public void enqueue(SupplierRequest request) {
        Optional.ofNullable(request.customer().caseRef())
                .or(() -> customers.caseOf(request.municipality(), request.supplierId(), request.customer()))
                .ifPresentOrElse(caseRef -> enqueue(request, caseRef), () -> tellIt(request));
    }

    private void tellIt(SupplierRequest request) {
        consequences.tell(
                new Intent.Tell(
                        Intent.Role.IT,
                        Intent.NoticeKind.SUPPLIER_REQUEST_NOT_SENT,
                        request.kind() + ", " + Fault.UNKNOWN_CUSTOMER.code()),
                request.municipality(),
                policies.on(request.municipality(), LocalDate.now(clock)),
                SupplierLine.channel(request.municipality(), request.supplierId()),
                null,
                request.kind() + " " + request.occurrence());
    }

    private void enqueue(SupplierRequest request, String caseRef) {
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
