package se.inkopsnavet.person;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;

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

    private static final Pattern POSTCODE = Pattern.compile("([1-9][0-9]{2}) ?([0-9]{2})");
    private static final Pattern APARTMENT =
            Pattern.compile("(?:(?:lgh|lägenhet|lägenhetsnummer)\\.? ?(?:nr )?)?([0-9]{4})");
    private static final Pattern CARE_OF = Pattern.compile("(?i)c ?/ ?o[ .:]*");
    private static final int LONGEST_INPUT = 300;
    private static final int LONGEST_LINE = 80;
    private static final int LONGEST_CITY = 40;

    /**
     * An address as a register or a person wrote it, without any door code that was written into it.
     *
     * @param postcode {@code NNN NN} or {@code NNNNN}, the first digit 1–9
     * @throws FaultException INVALID_ADDRESS when street, postcode or city is missing or a part is malformed, ENCODING_SUSPECT when å, ä or ö look misread
     */
    public static Address of(
            @Nullable String careOf,
            @Nullable String street,
            @Nullable String apartment,
            @Nullable String postcode,
            @Nullable String city) {
        String name = CARE_OF.matcher(part(careOf, LONGEST_LINE, "careOf")).replaceFirst("");
        return new Address(
                name.isEmpty() ? null : name,
                required(part(street, LONGEST_LINE, "street"), "street"),
                fourDigits(part(apartment, LONGEST_LINE, "apartment")),
                fiveDigits(part(postcode, LONGEST_LINE, "postcode")),
                required(part(city, LONGEST_CITY, "city"), "city"));
    }

    /** The address on one line in the Swedish order: {@code c/o Lena Quist, Storgatan 5 lgh 1101}. */
    public String line() {
        return (careOf == null ? "" : "c/o " + careOf + ", ") + street + (apartment == null ? "" : " lgh " + apartment);
    }

    /** The written form {@code NNN NN}. */
    public String postcodeSpaced() {
        return postcode.substring(0, 3) + " " + postcode.substring(3);
    }

    /** The code is taken out before the length is measured, and after decomposed letters ("dörrkod") and odd blanks were folded. */
    private static String part(@Nullable String text, int max, String place) {
        if (text == null) {
            return "";
        }
        String part = DoorCode.removedFrom(PlainText.of(text, LONGEST_INPUT, Fault.INVALID_ADDRESS, place));
        if (part.codePointCount(0, part.length()) > max) {
            throw new FaultException(Fault.INVALID_ADDRESS, place);
        }
        return part;
    }

    private static String required(String part, String place) {
        if (part.isEmpty()) {
            throw new FaultException(Fault.INVALID_ADDRESS, place);
        }
        return part;
    }

    private static String fiveDigits(String part) {
        Matcher postcode = POSTCODE.matcher(part);
        if (!postcode.matches()) {
            throw new FaultException(Fault.INVALID_ADDRESS, "postcode");
        }
        return postcode.group(1) + postcode.group(2);
    }

    private static @Nullable String fourDigits(String part) {
        if (part.isEmpty()) {
            return null;
        }
        Matcher apartment = APARTMENT.matcher(part.toLowerCase(Locale.ROOT));
        if (!apartment.matches()) {
            throw new FaultException(Fault.INVALID_ADDRESS, "apartment");
        }
        return apartment.group(1);
    }

    @Override
    public String toString() {
        return "Address[***]";
    }
}
