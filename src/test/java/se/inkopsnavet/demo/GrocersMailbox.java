package se.inkopsnavet.demo;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.Properties;
import se.inkopsnavet.neighbourhood.Town;
import se.inkopsnavet.neighbourhood.mail.MailNeighbour;
import se.inkopsnavet.neighbourhood.supplier.Mailbox;

/** The grocer's one mailbox as its clerk for one municipality sees it: the mail that comes from there. */
final class GrocersMailbox {

    private static final Session NO_SERVER = Session.getInstance(new Properties());

    private GrocersMailbox() {}

    /** @param sender the municipality's own address */
    static Mailbox from(MailNeighbour mail, String sender) {
        return seen -> mail.inbox(Town.SUPPLIER_MAILBOX).stream()
                .filter(raw -> isFrom(raw, sender))
                .skip(seen)
                .toList();
    }

    private static boolean isFrom(byte[] raw, String sender) {
        try {
            return Arrays.asList(new MimeMessage(NO_SERVER, new ByteArrayInputStream(raw)).getFrom())
                    .contains(new InternetAddress(sender));
        } catch (MessagingException e) {
            throw new IllegalStateException("a mail that the hub has sent", e);
        }
    }
}
