package se.inkopsnavet.mandate;

import se.inkopsnavet.person.PersonId;

/**
 * The canonical event of this room, whatever source it came from: the present state of one mandate.
 *
 * @param municipality policy id
 * @param person for whom the holder acts
 */
public record MandateRecorded(String municipality, PersonId person, Mandate mandate, MandateBook.Origin origin) {

    @Override
    public String toString() {
        return "MandateRecorded[" + mandate.id() + "]";
    }
}
