package se.inkopsnavet.transport.mail.imap;

import jakarta.mail.FetchProfile;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.UIDFolder;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.angus.mail.iap.Argument;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.eclipse.angus.mail.imap.protocol.IMAPProtocol;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.transport.mail.MailServer;
import se.inkopsnavet.transport.mail.MailSessions;
import se.inkopsnavet.transport.mail.SocketWatch;

/** An open IMAP mailbox, for one poll. Everything must be done before the server's total time-out, which cuts the line. */
final class Mailbox implements AutoCloseable {

    private final MailboxSettings settings;
    private final SocketWatch watch;
    private final Future<?> deadline;
    private final IMAPStore store;
    private IMAPFolder folder;
    private boolean canMove;

    private Mailbox(MailboxSettings settings, ScheduledExecutorService clock) throws MessagingException {
        MailServer server = settings.server();
        this.settings = settings;
        this.watch = new SocketWatch();
        this.deadline = clock.schedule(watch::cut, server.timeouts().total().toMillis(), TimeUnit.MILLISECONDS);
        this.store = (IMAPStore) MailSessions.open(server, "imap", watch, clock).getStore("imap");
    }

    /** @throws FaultException CONFIGURATION: the server offers no way to move one mail without touching the others */
    static Mailbox open(MailboxSettings settings, ScheduledExecutorService clock) throws MessagingException {
        Mailbox mailbox = new Mailbox(settings, clock);
        try {
            mailbox.connect();
            return mailbox;
        } catch (MessagingException | FaultException e) {
            mailbox.close();
            throw e;
        }
    }

    private void connect() throws MessagingException {
        MailServer server = settings.server();
        store.connect(server.host(), server.port(), server.username(), server.password());
        canMove = store.hasCapability("MOVE");
        if (!canMove && !store.hasCapability("UIDPLUS")) {
            throw new FaultException(Fault.CONFIGURATION, "mailbox " + settings.name() + " needs MOVE or UIDPLUS");
        }
        // Before the inbox is opened: afterwards Angus Mail would need a second connection for it.
        require(settings.processed());
        require(settings.refused());
        folder = (IMAPFolder) store.getFolder(settings.folder());
        folder.open(Folder.READ_WRITE);
    }

    private void require(String name) throws MessagingException {
        Folder wanted = store.getFolder(name);
        if (!wanted.exists() && !wanted.create(Folder.HOLDS_MESSAGES)) {
            throw new MessagingException("folder " + name + " cannot be made");
        }
    }

    long uidValidity() throws MessagingException {
        return folder.getUIDValidity();
    }

    boolean isOpen() {
        return folder.isOpen();
    }

    /** The oldest mails with a higher UID than that, at most as many as one poll may take. */
    List<Letter> after(long uid) throws MessagingException {
        Message[] found = uid == 0
                ? folder.getMessages(1, Math.min(folder.getMessageCount(), settings.maxMails()))
                : folder.getMessagesByUID(uid + 1, UIDFolder.LASTUID);
        Message[] some = Arrays.copyOf(found, Math.min(found.length, settings.maxMails()));
        FetchProfile wanted = new FetchProfile();
        wanted.add(UIDFolder.FetchProfileItem.UID);
        wanted.add(FetchProfile.Item.SIZE);
        wanted.add(IMAPFolder.FetchProfileItem.INTERNALDATE);
        folder.fetch(some, wanted);
        List<Letter> letters = new ArrayList<>();
        for (Message message : some) {
            long own = folder.getUID(message);
            // A server answers n:* with the last mail even when its UID is below n (RFC 3501 §6.4.8).
            if (own > uid) {
                Date arrived = message.getReceivedDate();
                letters.add(new Letter(
                        own, ((IMAPMessage) message).getSizeLong(), arrived == null ? null : arrived.toInstant()));
            }
        }
        return letters;
    }

    InputStream read(Letter letter) {
        return new PeekStream(folder, letter);
    }

    void toProcessed(Letter letter) throws MessagingException {
        move(letter, settings.processed());
    }

    void toRefused(Letter letter) throws MessagingException {
        move(letter, settings.refused());
    }

    /** By UID, so that other clients' changes cannot shift it to another mail. A mail that is gone already is no error. */
    private void move(Letter letter, String target) throws MessagingException {
        folder.doCommand(protocol -> {
            if (canMove) {
                return command(protocol, "UID MOVE", letter, target);
            }
            command(protocol, "UID COPY", letter, target);
            protocol.simpleCommand("UID STORE " + letter.uid() + " +FLAGS.SILENT (\\Deleted)", null);
            protocol.simpleCommand("UID EXPUNGE " + letter.uid(), null);
            return null;
        });
    }

    private static Object command(IMAPProtocol protocol, String verb, Letter letter, String target)
            throws ProtocolException {
        Argument arguments = new Argument();
        arguments.writeAtom(Long.toString(letter.uid()));
        arguments.writeString(target);
        Response[] responses = protocol.command(verb, arguments);
        protocol.notifyResponseHandlers(responses);
        protocol.handleResult(responses[responses.length - 1]);
        return null;
    }

    @Override
    public void close() {
        deadline.cancel(false);
        try {
            if (folder != null && folder.isOpen()) {
                folder.close(false);
            }
            store.close();
        } catch (MessagingException e) {
            // Nothing depends on a farewell.
            watch.cut();
        }
    }
}
