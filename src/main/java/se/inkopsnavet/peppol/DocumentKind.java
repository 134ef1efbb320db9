package se.inkopsnavet.peppol;

import java.util.Arrays;
import java.util.Optional;

/**
 * The documents about orders. What a document is, its CustomizationID says and never its root element: an Order Agreement and an Order Response share theirs.
 */
public enum DocumentKind {
    ORDER("order", "order"),
    ORDER_RESPONSE("order_response", "order-response"),
    ORDER_AGREEMENT("order_agreement", "order-agreement"),
    DESPATCH_ADVICE("despatch_advice", "despatch-advice"),
    /** Out only. */
    ORDER_CANCELLATION("order_cancellation", "order-cancellation");

    private static final String TRANSACTION = "urn:fdc:peppol.eu:poacc:trns:%s:3";

    private final String customizationId;
    private final String artefact;

    DocumentKind(String transaction, String artefact) {
        this.customizationId = TRANSACTION.formatted(transaction);
        this.artefact = artefact;
    }

    /** Empty for a type that is not taken here. */
    static Optional<DocumentKind> taken(String customizationId) {
        return Arrays.stream(values())
                .filter(kind -> kind != ORDER_CANCELLATION)
                .filter(kind -> kind.customizationId.equals(customizationId))
                .findFirst();
    }

    /** What the rules and the mapping of this kind are called, such as {@code order-response}. */
    String artefact() {
        return artefact;
    }
}
