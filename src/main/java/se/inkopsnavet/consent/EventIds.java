package se.inkopsnavet.consent;

import java.util.UUID;
import se.inkopsnavet.ledger.BusinessKeys;
import se.inkopsnavet.ledger.DerivedId;
import se.inkopsnavet.privacy.BlindIndex;
import se.inkopsnavet.purchase.PersonKey;

/**
 * Which event an id means. Ids of forms and of journal notes follow from a number that anybody may guess: the ids of other systems are kept apart from them,
 * so that no system can use up a form's id before the form has come.
 */
final class EventIds {

    private final ConsentEvents events;
    private final BusinessKeys keys;
    private final BlindIndex index;

    EventIds(ConsentEvents events, BusinessKeys keys, BlindIndex index) {
        this.events = events;
        this.keys = keys;
        this.index = index;
    }

    /** @param source from whom it came, as the ledger has it */
    ConsentEvent apart(String source, ConsentEvent event) {
        return isSystem(source) ? event.withIds(ofSystem(event, event.id()), event.reference()) : event;
    }

    /** Whether the id has been used, for this or for something else. */
    BusinessKeys.Verdict seen(UUID message, ConsentEvent event) {
        byte[] key = index.of("consent", event.municipality(), event.id().toString());
        byte[] content = index.of("consent-content", event.municipality(), ConsentDocument.write(event));
        return keys.register(ConsentFlow.NAME, event.municipality(), key, content, message);
    }

    /** The same event, referring to the one that is meant: among those from the same side first. What nobody knows is still to come from there. */
    ConsentEvent referring(String source, ConsentEvent event, PersonKey person) {
        UUID written = event.reference();
        if (written == null) {
            return event;
        }
        UUID first = isSystem(source) ? ofSystem(event, written) : written;
        UUID second = isSystem(source) ? written : ofSystem(event, written);
        boolean other = !events.knows(event.municipality(), person, first)
                && events.knows(event.municipality(), person, second);
        return event.withIds(event.id(), other ? second : first);
    }

    private static boolean isSystem(String source) {
        return source.startsWith(Callers.SYSTEM);
    }

    private static UUID ofSystem(ConsentEvent event, UUID written) {
        return DerivedId.of("consent-of-a-system", event.municipality(), written);
    }
}
