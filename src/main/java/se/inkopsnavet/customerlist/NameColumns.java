package se.inkopsnavet.customerlist;

import java.util.regex.Pattern;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.person.Address;
import se.inkopsnavet.person.PersonName;

/** Item b: first name, last name, address, postcode and city (HUD-10, requirements §4). */
final class NameColumns {

    private static final int MAX_NAME = 80;
    private static final int MAX_ADDRESS = 200;
    private static final int MAX_CITY = 40;
    private static final Pattern POSTCODE = Pattern.compile("(\\d{3}) ?(\\d{2})");
    private static final Pattern CARE_OF = Pattern.compile("(?i)^c\\s*/\\s*o\\b\\s*");
    private static final Pattern APARTMENT = Pattern.compile("(?i)^(lgh|lägenhet)\\b\\.?\\s*");

    private NameColumns() {}

    static String firstName(PersonName name, Findings findings) {
        return required(name.first(), MAX_NAME, Fault.INVALID_NAME, findings);
    }

    /** A surname that truly begins with {@code -} or {@code =} gets a human look (requirements §4). */
    static String lastName(PersonName name, Findings findings) {
        String last = required(name.last(), MAX_NAME, Fault.INVALID_NAME, findings);
        if (last.startsWith("-") || last.startsWith("=")) {
            return findings.hold(Fault.INVALID_NAME, Letter.B);
        }
        return last;
    }

    /** One line: c/o, street and number, lägenhetsnummer. A door code that was typed into it holds the row (AC-05-10). */
    static String address(Address address, Screening screening, Findings findings) {
        String street = required(address.street(), MAX_ADDRESS, Fault.INVALID_ADDRESS, findings);
        if (street.isEmpty()) {
            return "";
        }
        String careOf = CARE_OF.matcher(CellText.of(address.careOf())).replaceFirst("");
        String apartment = APARTMENT.matcher(CellText.of(address.apartment())).replaceFirst("");
        String line = (careOf.isEmpty() ? "" : "c/o " + careOf + ", ")
                + street
                + (apartment.isEmpty() ? "" : " lgh " + apartment);
        if (screening.findsDoorCode(line)) {
            return findings.hold(Fault.INVALID_ADDRESS, Letter.B);
        }
        return required(line, MAX_ADDRESS, Fault.INVALID_ADDRESS, findings);
    }

    static String postcode(Address address, Findings findings) {
        String written = CellText.of(address.postcode());
        if (written.isEmpty()) {
            return findings.missing(Letter.B);
        }
        var matcher = POSTCODE.matcher(written);
        return matcher.matches()
                ? matcher.group(1) + " " + matcher.group(2)
                : findings.hold(Fault.INVALID_ADDRESS, Letter.B);
    }

    static String city(Address address, Findings findings) {
        return required(address.city(), MAX_CITY, Fault.INVALID_ADDRESS, findings);
    }

    private static String required(String source, int max, Fault fault, Findings findings) {
        String text = CellText.of(source);
        if (text.isEmpty()) {
            return findings.missing(Letter.B);
        }
        if (CellText.length(text) > max || !CellText.writable(text)) {
            return findings.hold(fault, Letter.B);
        }
        if (FormulaGuard.triggers(text)) {
            findings.warn(RowWarning.FORMULA_LIKE_NAME_OR_ADDRESS);
        }
        return text;
    }
}
