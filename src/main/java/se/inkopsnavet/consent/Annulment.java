package se.inkopsnavet.consent;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;

/**
 * That somebody has called an event a mistake, whether that event has arrived or not. What was never given ends at once. What was taken back opens again only
 * when whoever says so may say yes to all of it, and when the journal has the correction: as for a consent (docs/decisions/0037).
 *
 * @param event the one that was a mistake
 * @param by the {@link ConsentAnnulled} that says so
 * @param opens what whoever says so may say yes to
 * @param note how far the correction has come
 */
record Annulment(UUID event, UUID by, Set<ConsentPurpose> opens, NoteState note) {

    Annulment {
        opens = Set.copyOf(opens);
    }

    Annulment noted(NoteState other) {
        return new Annulment(event, by, opens, other);
    }

    boolean mayOpen(Collection<ConsentPurpose> takenBack) {
        return opens.containsAll(takenBack);
    }
}
