package se.inkopsnavet.invoice;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import se.inkopsnavet.person.Address;
import se.inkopsnavet.person.PersonName;

/**
 * Who receives an invoice, as the case system or the invoice desk wrote it.
 *
 * @param name in NFC, given name and surname in any order
 */
record Receiver(String name, Address address) {

    private static final Locale SWEDISH = Locale.forLanguageTag("sv-SE");

    boolean isNamed(PersonName person) {
        return isNamed(person.first() + " " + person.last());
    }

    /** Registers write "Öhrström, Åsa" as often as "Åsa Öhrström". */
    boolean isNamed(String other) {
        return words(name).equals(words(other));
    }

    /** {@code Åsa Öhrström, c/o Ek, Ågatan 5 lgh 1101, 990 10 Åsby}. */
    String line() {
        return name + ", " + line(address);
    }

    static String line(Address address) {
        return address.line() + ", " + address.postcodeSpaced() + " " + address.city();
    }

    private static List<String> words(String name) {
        return Arrays.stream(name.toUpperCase(SWEDISH).split("[\\s,]+"))
                .filter(word -> !word.isEmpty())
                .sorted()
                .toList();
    }

    @Override
    public String toString() {
        return "Receiver[***]";
    }
}
