package se.inkopsnavet.complaint;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import se.inkopsnavet.dispatch.Partner;
import se.inkopsnavet.dispatch.Partners;
import se.inkopsnavet.purchase.PurchaseCase;
import se.inkopsnavet.purchase.ShopGate;

/** Whether the hub may write to a supplier about a client's complaint today, also to remind it of one that was sent. Otherwise the unit phones. */
public final class WritingGate {

    private final ShopGate shops;
    private final Partners partners;
    private final Clock clock;

    public WritingGate(ShopGate shops, Partners partners, Clock clock) {
        this.shops = shops;
        this.partners = partners;
        this.clock = clock;
    }

    /** Empty when one of the others is. */
    Optional<Partner> partner(String municipality, PurchaseCase purchase, String supplierId) {
        return underContract(municipality, supplierId).filter(partner -> hasGround(municipality, purchase, supplierId));
    }

    /** The supplier, if the municipality has keys for it and a contract that is in force. */
    Optional<Partner> underContract(String municipality, String supplierId) {
        return partners.find(municipality, supplierId)
                .filter(partner ->
                        partner.profile().blockers(LocalDate.now(clock)).isEmpty());
    }

    /** In the caller's transaction, with the case locked. */
    boolean hasGround(String municipality, PurchaseCase purchase, String supplierId) {
        return shops.isOpen(municipality, purchase, supplierId);
    }
}
