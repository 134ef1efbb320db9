package se.inkopsnavet.consent;

import java.util.List;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.fault.Fault;

/**
 * What was decided about one event.
 *
 * @param fault why it was refused or held, or null
 * @param place field, never a value
 * @param next what is known afterwards: the same as before when the event was refused
 */
record ConsentVerdict(
        Resolution resolution, @Nullable Fault fault, String place, PersonConsents next, List<ConsentIntent> intents) {

    enum Resolution {
        /** It holds, or has ended what held. */
        DONE,
        /** Kept, and without effect: something later is known. */
        WITHOUT_EFFECT,
        /** A person must decide. */
        HELD,
        REFUSED
    }

    ConsentVerdict {
        intents = List.copyOf(intents);
    }

    static ConsentVerdict refused(Fault fault, String place, PersonConsents known) {
        return new ConsentVerdict(Resolution.REFUSED, fault, place, known, List.of());
    }
}
