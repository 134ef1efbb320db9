package se.inkopsnavet.event;

import java.util.UUID;
import se.inkopsnavet.ledger.Outcome;

/**
 * What one room does with one kind of event. Rooms declare a bean each; several may take the same kind, and the first outcome that is not CONFIRMED is
 * the message's. Kinds that nobody takes come to rest as HELD with {@link se.inkopsnavet.fault.Fault#EVENT_WITHOUT_TAKER}, where somebody sees them.
 */
public interface PersonEventTaker<E extends PersonEvent> {

    Class<E> type();

    /**
     * In the transaction that finishes the message. Not called twice for the same version of a record, except when a person releases the message.
     *
     * @param messageId the ledger's message, for notices without a case
     * @return how it came to rest; of events that concern nobody whom the room knows: CONFIRMED
     */
    Outcome take(UUID messageId, E event);
}
