package se.inkopsnavet.dispatch;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.ledger.Claim;
import se.inkopsnavet.ledger.InboundFlow;
import se.inkopsnavet.ledger.PayloadStore;
import se.inkopsnavet.privacy.Sha256;

/** Acknowledgements, and other answers, from one supplier's folder: the folder, with its pinned host key and own login, is what says who answered. */
public class AckFileFlow implements InboundFlow {

    private static final String PREFIX = "SUPPLIER_ACK_FILE/";

    private final String supplierId;
    private final PayloadStore payloads;
    private final Partners partners;
    private final AckInbox inbox;
    private final List<SupplierFile> others;
    private final Settlement settlement;

    public AckFileFlow(
            String supplierId,
            PayloadStore payloads,
            Partners partners,
            AckInbox inbox,
            List<SupplierFile> others,
            Settlement settlement) {
        this.supplierId = supplierId;
        this.payloads = payloads;
        this.partners = partners;
        this.inbox = inbox;
        this.others = List.copyOf(others);
        this.settlement = settlement;
    }

    @Override
    public String name() {
        return PREFIX + supplierId;
    }

    @Override
    public Optional<Duration> handle(Claim claim) {
        try {
            Partner partner = partners.of(claim.municipality(), supplierId);
            byte[] file = payloads.read(claim.payloadId());
            Optional<SupplierFile> other =
                    others.stream().filter(kind -> kind.reads(file)).findFirst();
            if (other.isPresent()) {
                settlement.settle(claim, () -> other.get().taken(claim, partner, file));
            } else {
                inbox.acknowledged(claim, partner, Sha256.hex(file), AckInbox.parse(file));
            }
        } catch (FaultException refused) {
            settlement.refused(claim, refused);
        }
        return Optional.empty();
    }
}
