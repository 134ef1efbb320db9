package se.inkopsnavet.person;

/** A person's name in Unicode NFC, never transliterated. */
public record PersonName(String first, String last) {

    /** Names never reach a log by way of {@code toString}. */
    @Override
    public String toString() {
        return "PersonName[***]";
    }
}
