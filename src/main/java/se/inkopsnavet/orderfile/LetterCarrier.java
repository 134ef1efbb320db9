package se.inkopsnavet.orderfile;

import java.time.Clock;
import java.time.LocalDate;
import se.inkopsnavet.dispatch.FileNumbers;
import se.inkopsnavet.dispatch.Partner;
import se.inkopsnavet.dispatch.Partners;
import se.inkopsnavet.dispatch.SealedDeparture;
import se.inkopsnavet.ledger.GaplessNumbers;
import se.inkopsnavet.ledger.OutboundFlow.Departure;
import se.inkopsnavet.policy.PolicyBook;
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
    private final GaplessNumbers numbers;
    private final Partners partners;
    private final PolicyBook policies;
    private final Clock clock;

    public LetterCarrier(
            RequestStore requests, GaplessNumbers numbers, Partners partners, PolicyBook policies, Clock clock) {
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
        return SealedDeparture.of(partner.obstacle(clock.instant()), request.built(), () -> built(request, partner));
    }

    private Departure.Built built(StoredRequest request, Partner partner) {
        String municipality = request.municipality();
        String code = policies.on(municipality, LocalDate.now(clock)).municipalityCode();
        byte[] bytes = RequestLetter.render(request, partner, code, clock.instant());
        if (partner.profile().orders().kind() == OrderChannel.Kind.MAIL) {
            return new Departure.Built(bytes, RequestLetter.messageId(request, partner));
        }
        long number = numbers.take(channel(partner));
        requests.numbered(request.id(), number);
        return new Departure.Built(bytes, FileNumbers.name(FILE, municipality, number, request.id()));
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
}
