package se.inkopsnavet.person;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;

/** A person's name in Unicode NFC, never transliterated. */
public record PersonName(String first, String last) {

    private static final int LONGEST = 80;
    /** Signs that start a formula in a spreadsheet, their full-width twins included. */
    private static final Pattern FORMULA_START = Pattern.compile("[-=+@＝＋－＠].*");

    /**
     * A name as the register holds it. A first name may begin with a formula sign, which is made harmless where a table is written; a surname that does
     * goes to a person instead (requirements §4).
     *
     * @throws FaultException INVALID_NAME when a part is missing, longer than 80 characters or not printable, ENCODING_SUSPECT when å, ä or ö look misread
     */
    public static PersonName of(@Nullable String first, @Nullable String last) {
        PersonName name = new PersonName(part(first, "firstName"), part(last, "lastName"));
        if (FORMULA_START.matcher(name.last).matches()) {
            throw new FaultException(Fault.INVALID_NAME, "lastName");
        }
        return name;
    }

    private static String part(@Nullable String text, String place) {
        String part = text == null ? "" : PlainText.of(text, LONGEST, Fault.INVALID_NAME, place);
        if (part.isEmpty()) {
            throw new FaultException(Fault.INVALID_NAME, place);
        }
        return part;
    }

    /** Names never reach a log by way of {@code toString}. */
    @Override
    public String toString() {
        return "PersonName[***]";
    }
}
