package se.inkopsnavet.contact;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One SMS to one telephone. It leaves at most once.
 *
 * @param id also of the message in the ledger
 * @param place whose telephone
 * @param gatewayRef what the gateway calls it, or null
 */
record SentSms(
        UUID id,
        UUID textId,
        String place,
        State state,
        @Nullable String gatewayRef) {

    enum State {
        WAITING,
        /** The gateway has it. */
        SENT,
        ARRIVED,
        FAILED,
        /** Sent or not, nobody knows: never again. The gateway, a receipt or whoever asks the gateway may still say. */
        UNCERTAIN,
        /** It did not leave, and will not. */
        STOPPED;

        /** Whether what becomes of it is still to be heard. */
        boolean isOpen() {
            return this == WAITING || this == SENT || this == UNCERTAIN;
        }
    }
}
