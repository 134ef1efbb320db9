package se.inkopsnavet.contact;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a gateway says about an SMS that it took.
 *
 * @param ours our own id of it, where the gateway says it
 * @param gatewayRef what the gateway calls it
 */
public record ReceiptReport(@Nullable UUID ours, String gatewayRef, Outcome outcome) {

    public enum Outcome {
        ARRIVED,
        FAILED,
        /** Still on its way. */
        UNDER_WAY
    }
}
