package se.inkopsnavet.demo;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import se.inkopsnavet.neighbourhood.mail.MailNeighbour;

/** What has come to the units' mailboxes in plain mail. */
record UnitMail(MailNeighbour mail) {

    /** How many lines hold both. */
    int lines(String mailbox, String one, String other) {
        return (int) mail.inbox(mailbox).stream()
                .flatMap(raw -> text(raw).lines())
                .filter(line -> line.contains(one) && line.contains(other))
                .count();
    }

    private static String text(byte[] raw) {
        try {
            return new MimeMessage(null, new ByteArrayInputStream(raw))
                    .getContent()
                    .toString();
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException("the hub's letter", e);
        }
    }
}
