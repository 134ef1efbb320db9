package se.inkopsnavet.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.person.Address;
import se.inkopsnavet.person.PersonId;

/**
 * Somebody who may act for the person is registered, changed or removed: a candidate for a mandate, never a mandate (flow F03 step 1).
 *
 * @param person the client, not the contact
 * @param candidate what the relation word can mean; NONE when a known contact turned into somebody who can never act for the person (AC-03-7)
 * @param name the contact's full name in NFC; null when {@code deleted}
 * @param phone in Swedish national form, or null; a number or address that is marked as protected is null
 * @param deleted the contact was removed: what rested on it is to be looked at again
 */
public record ContactChanged(
        String municipality,
        byte[] personKey,
        @Nullable PersonId person,
        byte[] recordKey,
        long version,
        Instant occurredAt,
        Candidate candidate,
        @Nullable String name,
        @Nullable String phone,
        @Nullable String email,
        @Nullable Address address,
        boolean deleted)
        implements PersonEvent {

    /** What a relation word in the case system may stand for; {@code mappings/lifecare/} says which word is which. */
    public enum Candidate {
        GOD_MAN,
        FORVALTARE,
        FRAMTIDSFULLMAKT,
        ANHORIGBEHORIGHET,
        FULLMAKT,
        NONE
    }

    @Override
    public String toString() {
        return "ContactChanged[***]";
    }
}
