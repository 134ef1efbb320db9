package se.inkopsnavet.neighbourhood.mail;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Properties;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * The simulated mail world: one SMTP server for all who send, mailboxes over IMAP for all who read.
 *
 * <p>SMTP is {@link SmtpSink} (fast, keeps the record, misbehaves), the mailboxes are GreenMail's behind {@link ImapDoor}. A mail that the SMTP
 * server takes for an address with a mailbox is put into it; every mail is in the {@link MailRecord}. Log in with the address and {@link #PASSWORD}.
 */
public final class MailNeighbour implements AutoCloseable {

    public static final String PASSWORD = "granne";

    private static final Session NO_SERVER = Session.getInstance(new Properties());

    private final GreenMail mailboxes = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
    private final MailRecord record;
    private final SmtpSink smtp;
    private final ImapDoor imap;

    /** On free ports, TLS as the usual ports have it: STARTTLS for SMTP (587), TLS from the start for IMAP (993). */
    public static MailNeighbour open(Path recordFolder, SSLContext server) {
        return new MailNeighbour(0, 0, recordFolder, server, true);
    }

    /**
     * Starts the servers.
     *
     * @param smtpPort 0 for a free one
     * @param imapPort 0 for a free one
     * @param recordFolder where the record is kept or continued
     * @param server the certificate of both servers
     * @param imapTlsFromStart false for STARTTLS
     */
    public MailNeighbour(int smtpPort, int imapPort, Path recordFolder, SSLContext server, boolean imapTlsFromStart) {
        mailboxes.start();
        record = new MailRecord(recordFolder);
        smtp = new SmtpSink(smtpPort, server, false, record, this::deliverIfLocal);
        imap = new ImapDoor(imapPort, mailboxes.getImap().getPort(), server, imapTlsFromStart);
    }

    public SmtpSink smtp() {
        return smtp;
    }

    public ImapDoor imap() {
        return imap;
    }

    public MailRecord record() {
        return record;
    }

    public void addMailbox(String address) {
        mailboxes.setUser(address, address, PASSWORD);
    }

    /** Puts a mail into the inbox, as the mail world does whose way there is of no interest. */
    public void deliver(String address, byte[] raw) {
        deliver(address, raw, Instant.now());
    }

    /** A mail that has lain in the inbox since then. */
    public void deliver(String address, byte[] raw, Instant arrived) {
        put(inbox(user(address)), raw, Date.from(arrived));
    }

    /** The raw mails in the inbox, oldest first; they stay there. */
    public List<byte[]> inbox(String address) {
        return mails(address, "INBOX");
    }

    /** The raw mails in the inbox after the first {@code seen}, oldest first. */
    public List<byte[]> inboxSince(String address, int seen) {
        return raw(inbox(user(address)), seen);
    }

    /** The raw mails in that folder; none when there is no such folder. */
    public List<byte[]> mails(String address, String name) {
        MailFolder folder = find(address, name);
        return folder == null ? List.of() : raw(folder, 0);
    }

    /** The raw mails in the inbox, oldest first; they are gone from it afterwards. */
    public List<byte[]> takeAll(String address) {
        MailFolder inbox = inbox(user(address));
        // A copy: GreenMail gives out its living list.
        List<StoredMessage> found = List.copyOf(inbox.getMessages());
        for (StoredMessage each : found) {
            each.setFlag(Flags.Flag.DELETED, true);
        }
        try {
            inbox.expunge();
        } catch (FolderException e) {
            throw new IllegalStateException(e);
        }
        return found.stream().map(MailNeighbour::raw).toList();
    }

    /** Another client marks all mail in the inbox as read. */
    public void markAllSeen(String address) {
        inbox(user(address)).getMessages().forEach(mail -> mail.setFlag(Flags.Flag.SEEN, true));
    }

    private void deliverIfLocal(String recipient, byte[] raw) {
        if (user(recipient) != null) {
            deliver(recipient, raw);
        }
    }

    private static void put(MailFolder folder, byte[] raw, Date arrived) {
        try {
            MimeMessage mail = new MimeMessage(NO_SERVER, new ByteArrayInputStream(raw));
            folder.appendMessage(mail, new Flags(), arrived);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** From a copy: GreenMail gives out its living list, which grows while it is read. */
    private static List<byte[]> raw(MailFolder folder, int seen) {
        return List.copyOf(folder.getMessages()).stream()
                .skip(seen)
                .map(MailNeighbour::raw)
                .toList();
    }

    private static byte[] raw(StoredMessage mail) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            mail.getMimeMessage().writeTo(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }

    private MailFolder inbox(GreenMailUser user) {
        try {
            return mailboxes.getManagers().getImapHostManager().getInbox(user);
        } catch (FolderException e) {
            throw new IllegalStateException(e);
        }
    }

    private @Nullable MailFolder find(String address, String name) {
        return mailboxes.getManagers().getImapHostManager().getFolder(user(address), name);
    }

    private GreenMailUser user(String address) {
        return mailboxes.getUserManager().getUserByEmail(address);
    }

    @Override
    public void close() {
        imap.close();
        smtp.close();
        mailboxes.stop();
    }
}
