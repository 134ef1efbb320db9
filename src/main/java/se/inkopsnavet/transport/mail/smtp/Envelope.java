package se.inkopsnavet.transport.mail.smtp;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.InternetHeaders;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.transport.mail.HeaderSection;

/**
 * From whom and to whom, taken from the stored outer headers: what was signed and stored is the only truth, and it cannot disagree with itself.
 *
 * @param sender gets the bounces
 */
record Envelope(String sender, String recipient) {

    private static final int LONGEST_ADDRESS = 254;

    /** @throws FaultException INTERNAL_ERROR unless there is exactly one sender, exactly one recipient and no copy */
    static Envelope of(byte[] mail) {
        int end = HeaderSection.end(mail);
        if (end < 0) {
            throw broken("header");
        }
        try {
            InternetHeaders headers = headers(mail, end);
            if (headers.getHeader("Cc") != null || headers.getHeader("Bcc") != null) {
                throw broken("copies");
            }
            return new Envelope(only(headers.getHeader("From"), "From"), only(headers.getHeader("To"), "To"));
        } catch (MessagingException e) {
            // The cause would quote the address.
            throw broken("address");
        }
    }

    /** Line by line: given a stream, the mail library looks through the whole class path for something that reads lines. */
    private static InternetHeaders headers(byte[] mail, int end) {
        InternetHeaders headers = new InternetHeaders();
        new String(mail, 0, end, StandardCharsets.US_ASCII).lines().forEach(headers::addHeaderLine);
        return headers;
    }

    private static String only(String @Nullable [] lines, String name) throws AddressException {
        if (lines == null || lines.length != 1) {
            throw broken(name);
        }
        InternetAddress[] addresses = InternetAddress.parse(lines[0], true);
        if (addresses.length != 1 || addresses[0].isGroup()) {
            throw broken(name);
        }
        String address = addresses[0].getAddress();
        String written = lines[0].strip();
        // The parser would silently take the first of "<a@x.example>b@y.example".
        boolean whole = written.equals(address) || written.endsWith("<" + address + ">");
        boolean plain = address.chars().allMatch(c -> c > ' ' && c < 127 && c != '<' && c != '>' && c != '"');
        if (!whole
                || !plain
                || address.length() > LONGEST_ADDRESS
                || address.indexOf('@') != address.lastIndexOf('@')) {
            throw broken(name);
        }
        return address;
    }

    private static FaultException broken(String place) {
        return new FaultException(Fault.INTERNAL_ERROR, "outgoing mail " + place);
    }

    @Override
    public String toString() {
        return "Envelope[***]";
    }
}
