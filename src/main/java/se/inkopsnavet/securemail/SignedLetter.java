package se.inkopsnavet.securemail;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MailDateFormat;
import jakarta.mail.internet.MimeUtility;
import java.io.UnsupportedEncodingException;
import java.text.ParsePosition;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Locale;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;

/**
 * The headers that stand under the signature (RFC 9788, or a wrapped message/rfc822 as in RFC 8551 §3.1). The outer ones give nothing.
 *
 * @param entity the message that carries the protected headers
 */
record SignedLetter(RawEntity entity, MailAddress from, String to, Instant date, String messageId, String subject) {

    static SignedLetter in(byte[] content) {
        RawEntity entity = RawEntity.of(content);
        if (entity.contentType().getBaseType().toLowerCase(Locale.ROOT).equals("message/rfc822")) {
            entity = RawEntity.of(content, entity.bodyStart(), entity.end());
        }
        return new SignedLetter(
                entity,
                MailAddress.of(onlyAddress(entity.single("From"), "inner From"), "inner From"),
                onlyAddress(entity.single("To"), "inner To"),
                date(entity.single("Date")),
                Letter.requireMessageId(entity.single("Message-ID").trim()),
                subject(entity));
    }

    void requireTo(String own) {
        if (!new MailAddress(own).isSameAs(to)) {
            throw RawEntity.refused("inner To");
        }
    }

    /** Signed not long before it arrived: else somebody has kept it and sent it again (IMP-15). */
    void requireFresh(Duration window, Instant arrived) {
        if (Duration.between(date, arrived).abs().compareTo(window) > 0) {
            throw new FaultException(Fault.NOT_FRESH, "inner Date");
        }
    }

    /** The body is read last, when everything else has been found right. */
    OpenedMail opened(String signedSha256, String signerFingerprint) {
        LetterBody body = LetterBody.of(entity);
        return new OpenedMail(
                subject,
                from.value(),
                date,
                messageId,
                body.text(),
                body.attachments(),
                signedSha256,
                signerFingerprint);
    }

    /** A display name may stand before the address; it is dropped, since anyone can write anything there. */
    private static String onlyAddress(String header, String place) {
        try {
            InternetAddress[] addresses = InternetAddress.parse(header, true);
            if (addresses.length == 1 && !addresses[0].isGroup()) {
                return addresses[0].getAddress();
            }
        } catch (AddressException e) {
            // The message of this exception quotes the address: it is not passed on.
        }
        throw RawEntity.refused(place);
    }

    private static Instant date(String header) {
        Date date = new MailDateFormat().parse(header, new ParsePosition(0));
        if (date == null) {
            throw RawEntity.refused("inner Date");
        }
        return date.toInstant();
    }

    private static String subject(RawEntity entity) {
        if (entity.headers().getHeader("Subject") == null) {
            return "";
        }
        try {
            // Encoded words can hold line ends, and a subject may end up in a header or a log.
            return HeaderText.require(
                    MimeUtility.decodeText(MimeUtility.unfold(entity.single("Subject"))), "inner Subject");
        } catch (UnsupportedEncodingException e) {
            throw RawEntity.refused("inner Subject");
        }
    }

    @Override
    public String toString() {
        return "SignedLetter";
    }
}
