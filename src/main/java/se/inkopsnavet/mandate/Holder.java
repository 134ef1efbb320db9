package se.inkopsnavet.mandate;

import org.jspecify.annotations.Nullable;
import se.inkopsnavet.person.Address;

/**
 * Who holds a mandate.
 *
 * @param name full name in NFC
 * @param address where the holder is written to, or null when it is not known
 */
public record Holder(String name, @Nullable Address address) {

    @Override
    public String toString() {
        return "Holder[***]";
    }
}
