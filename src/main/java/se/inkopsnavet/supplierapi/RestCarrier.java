package se.inkopsnavet.supplierapi;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import se.inkopsnavet.ledger.OutboundFlow.Departure;
import se.inkopsnavet.policy.PolicyBook;
import se.inkopsnavet.supplierrequest.Carrier;
import se.inkopsnavet.supplierrequest.StoredRequest;

/** Asks by the supplier's interface: built once, under the request's id, which is also the {@code Idempotency-Key}. What it led to is asked for at once. */
public class RestCarrier implements Carrier {

    private static final String NAME = "REST";

    private static final Duration STATUS_IS_NEWS = Duration.ofHours(6);

    private final LineStore lines;
    private final LineRest rest;
    private final QuestionStore questions;
    private final PolicyBook policies;
    private final Clock clock;

    public RestCarrier(LineStore lines, LineRest rest, QuestionStore questions, PolicyBook policies, Clock clock) {
        this.lines = lines;
        this.rest = rest;
        this.questions = questions;
        this.policies = policies;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String channel(String municipality, String supplierId) {
        return SupplierLine.channel(municipality, supplierId);
    }

    @Override
    public Departure depart(StoredRequest request) {
        return rest.pause(request.municipality(), request.supplierId())
                .<Departure>map(Departure.Wait::new)
                .orElseGet(() -> request.built()
                        ? new Departure.Go()
                        : new Departure.Built(body(request), request.id().toString()));
    }

    @Override
    public void delivered(StoredRequest request) {
        Instant now = clock.instant();
        if (request.orderNo() != null) {
            questions.ask(
                    request.municipality(),
                    request.supplierId(),
                    Question.What.ORDER,
                    request.orderNo(),
                    now,
                    now.plus(STATUS_IS_NEWS));
        }
        lines.readSoon(request.municipality(), request.supplierId(), now);
    }

    @Override
    public void givenBack(StoredRequest request) {
        // Nothing is reserved for a call.
    }

    private byte[] body(StoredRequest request) {
        String code = policies.on(request.municipality(), LocalDate.now(clock)).municipalityCode();
        CallBody body = new CallBody(code, request.customer())
                .with("kind", request.kind().name())
                .with("day", request.day().toString());
        return (request.orderNo() == null ? body : body.with("orderNo", request.orderNo())).bytes();
    }
}
