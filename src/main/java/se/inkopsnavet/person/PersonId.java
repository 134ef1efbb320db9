package se.inkopsnavet.person;

import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;

/**
 * A personnummer or samordningsnummer.
 *
 * @param digits twelve digits with the century, no separators
 */
public record PersonId(PersonIdType type, String digits) {

    private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");

    public PersonId {
        if (digits.length() != 12 || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new FaultException(Fault.INVALID_PERSON_ID, "personId");
        }
    }

    /** As {@link #parse(String, LocalDate)} on the present day, which matters only where the century is not written. */
    public static PersonId parse(@Nullable String text) {
        return parse(text, LocalDate.now(STOCKHOLM));
    }

    /**
     * Reads a number as people and systems write it: {@code YYYYMMDDNNNN}, {@code YYYYMMDD-NNNN}, {@code YYMMDD-NNNN}, {@code YYMMDD+NNNN}, with or
     * without blanks.
     *
     * @param today decides the century of a ten-digit number and refuses those not yet born, Europe/Stockholm
     * @throws FaultException RESERVE_NUMBER when it holds letters, INVALID_PERSON_ID when it is wrong in any other way (HUD-13)
     */
    public static PersonId parse(@Nullable String text, LocalDate today) {
        return PersonIdParser.parse(text, today);
    }

    /** The written form {@code YYYYMMDD-NNNN}. */
    public String hyphenated() {
        return digits.substring(0, 8) + "-" + digits.substring(8);
    }

    @Override
    public String toString() {
        return "PersonId[***]";
    }
}
