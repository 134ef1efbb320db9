package se.inkopsnavet.peppol;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.fault.Fault;

/** What the hub demands of a document beyond Peppol's rules, which let all of this through (standards §2, "traps"). */
final class OwnRules {

    private static final String KRONOR = "SEK";

    private OwnRules() {}

    /** @param place the element that is wrong, never what it says */
    record Refusal(Fault fault, String place) {}

    /**
     * @param ourEndpoint of the municipality whose folder the file lay in, as {@code scheme:value}
     * @param supplierId who the seller is; null when nobody has that address
     * @param isOurSupplier whether the municipality has that supplier in force
     */
    static Optional<Refusal> refusal(
            PeppolDocument document, String ourEndpoint, @Nullable String supplierId, boolean isOurSupplier) {
        if (!document.buyer().equals(ourEndpoint)) {
            return refused(Fault.WRONG_MUNICIPALITY, "buyer EndpointID");
        }
        if (supplierId == null || !isOurSupplier) {
            return refused(Fault.PEPPOL_UNKNOWN_SELLER, "seller EndpointID");
        }
        if (document.periods().stream().anyMatch(PeppolDocument.Period::backwards)) {
            return refused(Fault.PEPPOL_PERIOD, "delivery period");
        }
        if (document.kind() == DocumentKind.DESPATCH_ADVICE && document.orderReference() == null) {
            return refused(Fault.PEPPOL_NO_ORDER, "OrderReference");
        }
        if (document.currency() != null && !document.currency().equals(KRONOR)) {
            return refused(Fault.PEPPOL_CURRENCY, "DocumentCurrencyCode");
        }
        return Optional.empty();
    }

    private static Optional<Refusal> refused(Fault fault, String place) {
        return Optional.of(new Refusal(fault, place));
    }
}
