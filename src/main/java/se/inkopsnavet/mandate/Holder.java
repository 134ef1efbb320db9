package se.inkopsnavet.mandate;

import org.jspecify.annotations.Nullable;
import se.inkopsnavet.person.Address;
import se.inkopsnavet.person.PersonId;

/**
 * Who holds a mandate.
 *
 * @param name full name in NFC
 * @param personId null where the source names nobody by number, as a contact list does not
 * @param address where the holder is written to, or null when it is not known
 */
public record Holder(
        String name, @Nullable PersonId personId, @Nullable Address address) {

    /** Whether both can be the same human being: by number where both have one, else by name. */
    boolean canBe(Holder other) {
        return personId != null && other.personId != null
                ? personId.equals(other.personId)
                : name.equalsIgnoreCase(other.name);
    }

    @Override
    public String toString() {
        return "Holder[***]";
    }
}
