package se.inkopsnavet.ledger;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import se.inkopsnavet.fault.Fault;

/** What one kind of outgoing message needs around its delivery. All methods run inside the transaction that moves the message's state. */
public interface OutboundFlow {

    String name();

    /** Step 4, and the gates once more: called before each attempt. */
    Departure depart(UUID messageId, String municipality);

    /** The neighbour has taken it. @return SENT when an acknowledgement is expected, CONFIRMED when this is the end */
    State delivered(UUID messageId, String municipality);

    /**
     * The same, where the neighbour's answer came with it.
     *
     * @param answer as the channel put it ({@link Delivery.Delivered})
     */
    default State delivered(UUID messageId, String municipality, String answer) {
        return delivered(messageId, municipality);
    }

    /** The message came to rest without being delivered: HELD, PARKED, UNCERTAIN, EXPIRED or RECALLED. Somebody is told, rows are given back. */
    void rested(UUID messageId, String municipality, Outcome outcome);

    /**
     * A person has asked the neighbour, which has not got the message and will not get it (HELD, PARKED, UNCERTAIN or SENT).
     *
     * @return READY to send the same bytes again under the same id (not of what is SENT: a person phones), RECALLED when what it carried goes another way;
     *     empty when the neighbour's own answer says that it did arrive
     */
    Optional<Outcome> notArrived(UUID messageId, String municipality);

    /** The answer at the door. */
    sealed interface Departure {
        /** Send what is stored. */
        record Go() implements Departure {}

        /** Send these bytes under this id, built now and stored before the first byte leaves. */
        record Built(byte[] bytes, String dedupId) implements Departure {}

        /**
         * Send these bytes under this id, this once. They are stored nowhere and never sent again: an attempt that fails, or whose end nobody saw, ends
         * the message as EXPIRED, and {@link OutboundFlow#rested} hears of it. For secrets, which must not be kept for a retry (requirements S-06).
         */
        record Once(byte[] bytes, String dedupId) implements Departure {}

        /** Not yet: something that must be known first is about to be. */
        record Wait(Duration pause) implements Departure {

            /** A second or three: what waits for the same thing does not come back all at once. */
            public static Wait forAMoment() {
                return new Wait(Duration.ofMillis(ThreadLocalRandom.current().nextLong(1000, 3000)));
            }
        }

        /** Not to be sent: RECALLED, HELD or EXPIRED. */
        record Stop(Outcome outcome) implements Departure {}

        static Departure stop(State state, Fault fault, String place) {
            return new Stop(Outcome.of(state, fault, place));
        }
    }
}
