package se.inkopsnavet.securemail;

import java.util.Locale;
import java.util.regex.Pattern;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;

/**
 * One plain mail address.
 *
 * <p>Deliberately narrower than RFC 5322: no display name, comment, quoting or list, since parsers disagree about those ({@code reliability.md} §3.3).
 * Two addresses are the same when the local parts are identical and the domains differ at most in case.
 *
 * @param value {@code local@domain}, domain in lower case
 */
record MailAddress(String value) {

    private static final Pattern PLAIN =
            Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?");

    /** Throws {@link Fault#MAIL_STRUCTURE_REFUSED} at {@code place} when the text is not exactly one plain address. */
    static MailAddress of(String text, String place) {
        if (text == null || !PLAIN.matcher(text).matches()) {
            throw new FaultException(Fault.MAIL_STRUCTURE_REFUSED, place);
        }
        int at = text.lastIndexOf('@');
        return new MailAddress(text.substring(0, at) + text.substring(at).toLowerCase(Locale.ROOT));
    }

    /** False, not a fault, for text that is no plain address: a certificate may hold anything. */
    boolean isSameAs(String text) {
        return text != null
                && PLAIN.matcher(text).matches()
                && of(text, "address").value.equals(value);
    }

    @Override
    public String toString() {
        return "MailAddress";
    }
}
