package se.inkopsnavet.trade;

import java.util.regex.Pattern;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.person.Masking;

/**
 * A number that a supplier has given an order or a customer. It stands in keys, notices, letters and addresses, unencrypted: what may be a person's number or
 * name is none.
 */
public final class SupplierNumber {

    /** With a digit in it, since a name has none. */
    private static final Pattern FORM = Pattern.compile("(?=.*[0-9])[A-Za-z0-9][A-Za-z0-9._/-]{0,63}");

    private SupplierNumber() {}

    public static boolean isOne(String text) {
        return FORM.matcher(text).matches() && !Masking.finds(text);
    }

    /** @return the text @throws FaultException INVALID_VALUE with the field's name, never with what stood in it */
    public static String checked(String text, String field) {
        if (!isOne(text)) {
            throw new FaultException(Fault.INVALID_VALUE, field);
        }
        return text;
    }
}
