package se.inkopsnavet.neighbourhood.supplier;

import jakarta.mail.internet.MailDateFormat;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;

/** Mail that nobody wrote: an out-of-office reply (RFC 3834) and a bounce (RFC 3464). */
final class NoticeMail {

    private static final String BOUNDARY = "=_rapport";

    private NoticeMail() {}

    static String head(String from, SupplierCraft craft, String id, String subject, Instant now) {
        return "From: " + from + "\r\nTo: " + craft.hubAddress() + "\r\nDate: "
                + new MailDateFormat().format(Date.from(now)) + "\r\nMessage-ID: " + id + "\r\nSubject: " + subject
                + "\r\nMIME-Version: 1.0\r\n";
    }

    static byte[] autoReply(SupplierCraft craft, String id, String listId, Instant now) {
        return ascii(head(craft.address(), craft, id, "Automatiskt svar: Krypterat meddelande", now)
                + "In-Reply-To: " + listId + "\r\nAuto-Submitted: auto-replied\r\n"
                + "Content-Type: text/plain; charset=us-ascii\r\n\r\nVi svarar inom tre arbetsdagar.\r\n");
    }

    static byte[] bounce(SupplierCraft craft, String id, String listId, Instant now) {
        String domain = craft.address().substring(craft.address().indexOf('@') + 1);
        String part = "\r\n--" + BOUNDARY + "\r\nContent-Type: ";
        return ascii("Return-Path: <>\r\n"
                + head("MAILER-DAEMON@" + domain, craft, id, "Undelivered Mail Returned to Sender", now)
                + "Auto-Submitted: auto-replied\r\nContent-Type: multipart/report; report-type=delivery-status;\r\n"
                + " boundary=\"" + BOUNDARY + "\"\r\n"
                + part + "text/plain; charset=us-ascii\r\n\r\nThe mailbox does not exist.\r\n"
                + part + "message/delivery-status\r\n\r\nReporting-MTA: dns; mx." + domain + "\r\n\r\n"
                + "Final-Recipient: rfc822; " + craft.address() + "\r\nAction: failed\r\nStatus: 5.1.1\r\n"
                + "Diagnostic-Code: smtp; 550 5.1.1 unknown user\r\n"
                + part + "text/rfc822-headers\r\n\r\nFrom: " + craft.hubAddress() + "\r\nTo: " + craft.address()
                + "\r\nMessage-ID: " + listId + "\r\n"
                + "\r\n--" + BOUNDARY + "--\r\n");
    }

    private static byte[] ascii(String mail) {
        return mail.getBytes(StandardCharsets.US_ASCII);
    }
}
