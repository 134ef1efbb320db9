package se.inkopsnavet.orderfile;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import se.inkopsnavet.dispatch.Partner;
import se.inkopsnavet.ledger.DerivedId;
import se.inkopsnavet.ledger.Outbox;
import se.inkopsnavet.ledger.Outgoing;
import se.inkopsnavet.supplier.OrderChannel;
import se.inkopsnavet.trade.RequestChannel;
import se.inkopsnavet.trade.SupplierRequest;

/** Asks by a sealed letter: a file in the supplier's folder, or a mail (F10 channels b and d). */
public class LetterChannel implements RequestChannel {

    private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");

    private final OrderChannel.Kind kind;
    private final RequestStore requests;
    private final Outbox outbox;

    /** @param kind SFTP or MAIL */
    public LetterChannel(OrderChannel.Kind kind, RequestStore requests, Outbox outbox) {
        this.kind = kind;
        this.requests = requests;
        this.outbox = outbox;
    }

    /** The name of the way out to a partner for what is about orders: not behind its customer lists. */
    public static String channel(Partner partner) {
        return channel(partner.municipality(), partner.profile().supplierId());
    }

    static String channel(String municipality, String supplierId) {
        return municipality + "/" + supplierId + "/orders";
    }

    @Override
    public String kind() {
        return kind.name();
    }

    @Override
    public void enqueue(SupplierRequest request) {
        UUID id = DerivedId.of(
                "supplier-request",
                request.municipality(),
                request.supplierId(),
                request.kind(),
                // The same customer by whichever name.
                request.customer().caseRef() == null
                        ? request.customer().customerNo()
                        : request.customer().caseRef(),
                request.occurrence());
        String channel = channel(request.municipality(), request.supplierId());
        outbox.enqueue(new Outgoing(
                id,
                RequestFlow.NAME,
                request.municipality(),
                channel,
                id.toString(),
                null,
                request.customer().caseRef(),
                usefulUntil(request)));
        requests.add(id, request, channel);
    }

    /** The end of the delivery's day; how it ended can be asked for a day more. */
    private static Instant usefulUntil(SupplierRequest request) {
        int days = request.kind() == SupplierRequest.Kind.HOW_DID_IT_END ? 2 : 1;
        LocalDate last = request.day().plusDays(days);
        return last.atStartOfDay(STOCKHOLM).toInstant();
    }
}
