package se.inkopsnavet.person;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;

/**
 * A Swedish telephone number.
 *
 * <p>Only Swedish ones: the customer list carries the national form, since a leading {@code +} starts a formula in a spreadsheet (requirements §0.3.11),
 * and a foreign number has no such form.
 *
 * @param national as people write it, {@code 070-174 06 05} or {@code 08-465 004 00}
 */
public record Phone(String national) {

    private static final String REGION = "SE";
    private static final int COUNTRY_CODE = 46;
    /** The library would also read letters as key-pad digits and drop what stands behind the number. */
    private static final Pattern WRITTEN = Pattern.compile("[0-9+()/.\\-–\\s\\u00A0]{5,30}");

    /**
     * Reads a number in national or international spelling.
     *
     * @throws FaultException INVALID_PHONE when it is not one valid Swedish number
     */
    public static Phone parse(@Nullable String text) {
        if (text == null || !WRITTEN.matcher(text).matches()) {
            throw new FaultException(Fault.INVALID_PHONE, "phone");
        }
        PhoneNumberUtil phones = PhoneNumberUtil.getInstance();
        try {
            PhoneNumber number = phones.parse(text, REGION);
            if (number.getCountryCode() == COUNTRY_CODE && phones.isValidNumber(number)) {
                return new Phone(phones.format(number, PhoneNumberFormat.NATIONAL));
            }
        } catch (NumberParseException unreadable) {
            // Falls through: the library's message may quote the number, so it is not passed on as the cause.
        }
        throw new FaultException(Fault.INVALID_PHONE, "phone");
    }

    /** Whether it can get an SMS: a landline cannot (AC-12-8). */
    public boolean isMobile() {
        PhoneNumberUtil phones = PhoneNumberUtil.getInstance();
        return phones.getNumberType(number()) == PhoneNumberUtil.PhoneNumberType.MOBILE;
    }

    /** The form that gateways want, {@code +46701740605}. */
    public String international() {
        return PhoneNumberUtil.getInstance().format(number(), PhoneNumberFormat.E164);
    }

    private PhoneNumber number() {
        try {
            return PhoneNumberUtil.getInstance().parse(national, REGION);
        } catch (NumberParseException never) {
            throw new FaultException(Fault.INVALID_PHONE, "phone");
        }
    }

    @Override
    public String toString() {
        return "Phone[***]";
    }
}
