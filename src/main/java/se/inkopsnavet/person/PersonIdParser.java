package se.inkopsnavet.person;

import dev.personnummer.Options;
import dev.personnummer.Personnummer;
import java.time.LocalDate;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;

/**
 * Reads identity numbers (HUD-13, standards §3).
 *
 * <p>The library dev.personnummer checks the calendar day and the check digit. Two things it does not do right, so they are done here: it settles the
 * century by the machine's own clock, and it refuses samordningsnummer without a valid date (month 00, day 60, 31 February), 194 of which stand in
 * Skatteverket's published list of 2,264.
 */
final class PersonIdParser {

    private static final Pattern BLANKS = Pattern.compile("[\\s\\u00A0\\u2007\\u202F]+");
    private static final Pattern DASHES = Pattern.compile("[\\u2010-\\u2015\\u2212]");
    private static final Pattern NUMBER = Pattern.compile("([0-9]{2})?([0-9]{6})([-+]?)([0-9]{4})");
    private static final Pattern RESERVE = Pattern.compile("(?=.*[A-Z])([0-9]{2})?[0-9]{6}[-+]?[0-9A-Z]{4}");
    private static final Pattern KNOWN_CENTURY = Pattern.compile("18|19|20");
    private static final Options WITH_SAMORDNINGSNUMMER = new Options(true, false);
    private static final int LONGEST = 40;
    private static final int ADULT = 18;

    private PersonIdParser() {}

    static PersonId parse(@Nullable String text, LocalDate today) {
        if (text == null || text.length() > LONGEST) {
            throw invalid();
        }
        String compact = DASHES.matcher(BLANKS.matcher(text).replaceAll("")).replaceAll("-");
        if (RESERVE.matcher(compact.toUpperCase(Locale.ROOT)).matches()) {
            throw new FaultException(Fault.RESERVE_NUMBER, "personId");
        }
        Matcher number = NUMBER.matcher(compact);
        if (!number.matches()) {
            throw invalid();
        }
        String century = number.group(1) != null ? number.group(1) : century(number.group(2), number.group(3), today);
        return check(century + number.group(2) + number.group(4), today);
    }

    /** {@code +} stands from the year in which the person turns 100, {@code -} before it. */
    private static String century(String sixDigits, String separator, LocalDate today) {
        int year = today.getYear() - Math.floorMod(today.getYear() - Integer.parseInt(sixDigits.substring(0, 2)), 100);
        if (separator.equals("+")) {
            year -= 100;
        } else if (separator.isEmpty() && today.getYear() - year < ADULT) {
            // The separator is lost, so this is a child or a person past 100. To guess would be to name someone else.
            throw invalid();
        }
        return String.valueOf(year / 100);
    }

    private static PersonId check(String digits, LocalDate today) {
        int day = Integer.parseInt(digits.substring(6, 8));
        if (!KNOWN_CENTURY.matcher(digits.substring(0, 2)).matches()
                || born(digits, day).compareTo(day(today)) > 0) {
            throw invalid();
        }
        if (day >= 60) {
            if (day <= 91 && Integer.parseInt(digits.substring(4, 6)) <= 12 && Luhn.holds(digits.substring(2))) {
                return new PersonId(PersonIdType.SAMORDNINGSNUMMER, digits);
            }
        } else if (Personnummer.valid(digits, WITH_SAMORDNINGSNUMMER)) {
            return new PersonId(PersonIdType.PERSONNUMMER, digits);
        }
        throw invalid();
    }

    /** Eight digits, which sort as dates do; a samordningsnummer need not hold a date, hence no LocalDate. */
    private static String born(String digits, int day) {
        return digits.substring(0, 6) + String.format(Locale.ROOT, "%02d", day >= 60 ? day - 60 : day);
    }

    private static String day(LocalDate date) {
        return String.format(Locale.ROOT, "%04d%02d%02d", date.getYear(), date.getMonthValue(), date.getDayOfMonth());
    }

    private static FaultException invalid() {
        return new FaultException(Fault.INVALID_PERSON_ID, "personId");
    }
}
