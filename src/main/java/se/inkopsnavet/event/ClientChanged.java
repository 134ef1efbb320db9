package se.inkopsnavet.event;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.decision.Client;
import se.inkopsnavet.person.LifeStatus;
import se.inkopsnavet.person.PersonId;
import se.inkopsnavet.person.Protection;

/**
 * The person's own data were recorded or changed: protection, death or emigration, a move, a name, a phone number (flow F17).
 *
 * @param protection anything but NONE: {@code client} and {@code person} are null, and nothing more is known here
 * @param lifeStatus DECEASED and EMIGRATED come with {@code lifeStatusOn} when the case system says the day
 * @param active false when the person is no longer registered as a client, for another reason than death or emigration, or the record is gone
 * @param client the full present data; null unless the person is open, alive and active
 */
public record ClientChanged(
        String municipality,
        byte[] personKey,
        @Nullable PersonId person,
        byte[] recordKey,
        long version,
        Instant occurredAt,
        Protection protection,
        LifeStatus lifeStatus,
        @Nullable LocalDate lifeStatusOn,
        boolean active,
        @Nullable Client client)
        implements PersonEvent {

    @Override
    public String toString() {
        return "ClientChanged[***]";
    }
}
