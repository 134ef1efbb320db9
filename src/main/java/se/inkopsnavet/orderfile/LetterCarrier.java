package se.inkopsnavet.orderfile;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import se.inkopsnavet.dispatch.FileNumbers;
import se.inkopsnavet.dispatch.Partner;
import se.inkopsnavet.dispatch.Partners;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.ledger.OutboundFlow.Departure;
import se.inkopsnavet.ledger.Outcome;
import se.inkopsnavet.ledger.State;
import se.inkopsnavet.policy.PolicyBook;
import se.inkopsnavet.securemail.Finding;
import se.inkopsnavet.supplier.OrderChannel;
import se.inkopsnavet.supplierrequest.Carrier;
import se.inkopsnavet.supplierrequest.RequestStore;
import se.inkopsnavet.supplierrequest.StoredRequest;

/**
 * Asks by a sealed letter: a file in the supplier's folder, or a mail (F10 channels b and d). A file's number is taken when it is built, so that the supplier
 * sees none missing.
 */
public class LetterCarrier implements Carrier {

    private static final String FILE = "bestallningsbegaran";

    private final RequestStore requests;
    private final FileNumbers numbers;
    private final Partners partners;
    private final PolicyBook policies;
    private final Clock clock;

    public LetterCarrier(
            RequestStore requests, FileNumbers numbers, Partners partners, PolicyBook policies, Clock clock) {
        this.requests = requests;
        this.numbers = numbers;
        this.partners = partners;
        this.policies = policies;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "LETTER";
    }

    /** The name of the way out to a partner for what is about orders: not behind its customer lists. */
    public static String channel(Partner partner) {
        return wayOut(partner.municipality(), partner.profile().supplierId());
    }

    @Override
    public String channel(String municipality, String supplierId) {
        return wayOut(municipality, supplierId);
    }

    private static String wayOut(String municipality, String supplierId) {
        return municipality + "/" + supplierId + "/orders";
    }

    @Override
    public Departure depart(StoredRequest request) {
        Partner partner = partners.of(request.municipality(), request.supplierId());
        Optional<Finding> obstacle = partner.obstacle(clock.instant());
        if (obstacle.isPresent()) {
            return held(obstacle.get().fault(), obstacle.get().place());
        }
        return request.built() ? new Departure.Go() : built(request, partner);
    }

    private Departure built(StoredRequest request, Partner partner) {
        String municipality = request.municipality();
        String code = policies.on(municipality, LocalDate.now(clock)).municipalityCode();
        try {
            byte[] bytes = RequestLetter.render(request, partner, code, clock.instant());
            if (partner.profile().orders().kind() == OrderChannel.Kind.MAIL) {
                return new Departure.Built(bytes, RequestLetter.messageId(request, partner));
            }
            long number = numbers.take(channel(partner));
            requests.numbered(request.id(), number);
            return new Departure.Built(bytes, FileNumbers.name(FILE, municipality, number, request.id()));
        } catch (FaultException notSealed) {
            return held(notSealed.fault(), notSealed.place());
        }
    }

    @Override
    public void delivered(StoredRequest request) {
        // The answer is the next report about the order.
    }

    @Override
    public void givenBack(StoredRequest request) {
        if (request.fileNumber() != null) {
            numbers.giveBack(channel(request.municipality(), request.supplierId()), request.fileNumber());
            requests.numbered(request.id(), null);
        }
    }

    private static Departure held(Fault fault, String place) {
        return new Departure.Stop(Outcome.of(State.HELD, fault, place));
    }
}
