package se.inkopsnavet.person;

/**
 * A personnummer or samordningsnummer.
 *
 * @param digits twelve digits with the century, no separators
 */
public record PersonId(PersonIdType type, String digits) {

    /** The written form {@code YYYYMMDD-NNNN}. */
    public String hyphenated() {
        return digits.substring(0, 8) + "-" + digits.substring(8);
    }

    @Override
    public String toString() {
        return "PersonId[***]";
    }
}
