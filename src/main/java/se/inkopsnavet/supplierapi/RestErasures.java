package se.inkopsnavet.supplierapi;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import se.inkopsnavet.disclosure.ErasureCall;
import se.inkopsnavet.ledger.OutboundFlow.Departure;
import se.inkopsnavet.policy.PolicyBook;
import se.inkopsnavet.trade.CustomerNumbers;
import se.inkopsnavet.trade.CustomerRef;

/** Has an account erased by the supplier's interface; the erasure's id is the {@code Idempotency-Key}. Never a reason, never a person. */
public class RestErasures implements ErasureCall {

    private final LineRest rest;
    private final CustomerNumbers numbers;
    private final PolicyBook policies;
    private final Clock clock;

    public RestErasures(LineRest rest, CustomerNumbers numbers, PolicyBook policies, Clock clock) {
        this.rest = rest;
        this.numbers = numbers;
        this.policies = policies;
        this.clock = clock;
    }

    @Override
    public String channel(String municipality, String supplierId) {
        return SupplierLine.channel(municipality, supplierId);
    }

    @Override
    public Departure depart(UUID id, String municipality, String supplierId, String caseRef, boolean built) {
        return rest.pause(municipality, supplierId)
                .<Departure>map(Departure.Wait::new)
                .orElseGet(() -> built
                        ? new Departure.Go()
                        : new Departure.Built(body(municipality, supplierId, caseRef), id.toString()));
    }

    private byte[] body(String municipality, String supplierId, String caseRef) {
        String number = numbers.numberOf(municipality, supplierId, caseRef).orElse(null);
        String code = policies.on(municipality, LocalDate.now(clock)).municipalityCode();
        return new CallBody(code, new CustomerRef(caseRef, number)).bytes();
    }
}
