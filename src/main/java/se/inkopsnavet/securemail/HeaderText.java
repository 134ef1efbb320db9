package se.inkopsnavet.securemail;

import jakarta.mail.internet.MimeUtility;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;

/**
 * Header values that are safe to write.
 *
 * <p>Control characters are refused here and not left to the mail library, since a line break in a value starts a new header (CVE-2025-7962 class).
 */
final class HeaderText {

    private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");
    private static final DateTimeFormatter RFC_5322_DATE = DateTimeFormatter.ofPattern(
                    "EEE, d MMM yyyy HH:mm:ss Z", Locale.ENGLISH)
            .withZone(STOCKHOLM);

    private HeaderText() {}

    /** Refuses a value with CR, LF, NUL or another control character; {@code place} names the header, never the value. */
    static String require(String value, String place) {
        if (value == null || value.chars().anyMatch(Character::isISOControl)) {
            throw new FaultException(Fault.MAIL_STRUCTURE_REFUSED, place);
        }
        return value;
    }

    /** RFC 2047 encoded words where needed, folded to lines of at most 76 characters. */
    static String encoded(String headerName, String value) {
        try {
            return MimeUtility.fold(headerName.length() + 2, MimeUtility.encodeText(value, "UTF-8", null));
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(StandardCharsets.UTF_8 + " is always there", e);
        }
    }

    static String date(Instant instant) {
        return RFC_5322_DATE.format(instant);
    }
}
