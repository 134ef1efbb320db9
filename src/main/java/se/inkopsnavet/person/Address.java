package se.inkopsnavet.person;

import org.jspecify.annotations.Nullable;

/**
 * Where the person lives. There is no door code: it is stripped where the data enters (requirements §10.1).
 *
 * @param careOf c/o name, or null
 * @param street street and number
 * @param apartment lägenhetsnummer, four digits, or null
 * @param postcode five digits without a space
 * @param city postort
 */
public record Address(
        @Nullable String careOf, String street, @Nullable String apartment, String postcode, String city) {

    @Override
    public String toString() {
        return "Address[***]";
    }
}
