package se.inkopsnavet.transport.mail.imap;

import jakarta.mail.FetchProfile;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.UIDFolder;
import jakarta.mail.search.ComparisonTerm;
import jakarta.mail.search.ReceivedDateTerm;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.eclipse.angus.mail.imap.IMAPStore;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.privacy.Sha256;
import se.inkopsnavet.transport.mail.MailServer;
import se.inkopsnavet.transport.mail.MailSessions;
import se.inkopsnavet.transport.mail.SocketWatch;

/**
 * One visit to a mailbox that leaves no folder of it with a certain mail. The mail is known by its bytes: neither its UID, which a move changes, nor its
 * Message-ID, which the sender chose, says which one it is.
 */
final class ErasureVisit implements AutoCloseable {

    /** A search looks at dates without times and zones (RFC 3501 §6.4.4), and what the server did not date has been read within its freshness of 48 hours. */
    private static final Duration MARGIN = Duration.ofDays(4);

    private final MailboxSettings settings;
    private final SocketWatch watch = new SocketWatch();
    private final Future<?> deadline;
    private final IMAPStore store;

    private ErasureVisit(MailboxSettings settings, ScheduledExecutorService clock) throws MessagingException {
        MailServer server = settings.server();
        this.settings = settings;
        this.deadline = clock.schedule(watch::cut, server.timeouts().total().toMillis(), TimeUnit.MILLISECONDS);
        this.store = (IMAPStore) MailSessions.open(server, "imap", watch, clock).getStore("imap");
        store.connect(server.host(), server.port(), server.username(), server.password());
    }

    /** @throws FaultException CONFIGURATION: the server offers no way to remove one mail without removing what others have marked for it */
    static ErasureVisit open(MailboxSettings settings, ScheduledExecutorService clock) throws MessagingException {
        ErasureVisit visit = new ErasureVisit(settings, clock);
        if (!visit.store.hasCapability("UIDPLUS")) {
            visit.close();
            throw new FaultException(Fault.CONFIGURATION, "mailbox " + settings.name() + " needs UIDPLUS");
        }
        return visit;
    }

    /**
     * @param wanted whether the mail with that SHA-256 is the one
     * @return how many copies were removed
     */
    int erase(Erasure erasure, Predicate<String> wanted) throws MessagingException, IOException {
        List<String> folders = folders();
        int erased = 0;
        for (String folder : folders) {
            erased += erase(folder, erasure, wanted, true);
        }
        // Some servers only guess a mail's size.
        for (int i = 0; erased == 0 && i < folders.size(); i++) {
            erased += erase(folders.get(i), erasure, wanted, false);
        }
        return erased;
    }

    /** In the order in which a mail is moved through them, so that one that is moved meanwhile is met all the same. */
    private List<String> folders() throws MessagingException {
        List<String> names = new ArrayList<>(List.of(settings.folder(), settings.processed()));
        for (Folder each : store.getDefaultFolder().list("*")) {
            boolean holdsMail = (each.getType() & Folder.HOLDS_MESSAGES) != 0;
            if (holdsMail && !names.contains(each.getFullName())) {
                names.add(each.getFullName());
            }
        }
        return names;
    }

    private int erase(String name, Erasure erasure, Predicate<String> wanted, boolean ofThatSize)
            throws MessagingException, IOException {
        IMAPFolder folder = (IMAPFolder) store.getFolder(name);
        if (!folder.exists()) {
            return 0;
        }
        folder.open(Folder.READ_WRITE);
        try {
            int erased = 0;
            for (Letter letter : candidates(folder, erasure)) {
                if ((letter.size() == erasure.size()) == ofThatSize && is(folder, letter, wanted)) {
                    remove(folder, letter);
                    erased++;
                }
            }
            return erased;
        } finally {
            folder.close(false);
        }
    }

    private static List<Letter> candidates(IMAPFolder folder, Erasure erasure) throws MessagingException {
        Date from = Date.from(erasure.hereSince().minus(MARGIN));
        Message[] found = folder.search(new ReceivedDateTerm(ComparisonTerm.GE, from));
        FetchProfile wanted = new FetchProfile();
        wanted.add(UIDFolder.FetchProfileItem.UID);
        wanted.add(FetchProfile.Item.SIZE);
        folder.fetch(found, wanted);
        List<Letter> letters = new ArrayList<>();
        for (Message message : found) {
            letters.add(new Letter(folder.getUID(message), ((IMAPMessage) message).getSizeLong(), null));
        }
        return letters;
    }

    private static boolean is(IMAPFolder folder, Letter letter, Predicate<String> wanted) throws IOException {
        try (InputStream raw = new PeekStream(folder, letter)) {
            return wanted.test(Sha256.hex(raw));
        }
    }

    private static void remove(IMAPFolder folder, Letter letter) throws MessagingException {
        folder.doCommand(protocol -> {
            protocol.simpleCommand("UID STORE " + letter.uid() + " +FLAGS.SILENT (\\Deleted)", null);
            protocol.simpleCommand("UID EXPUNGE " + letter.uid(), null);
            return null;
        });
    }

    @Override
    public void close() {
        deadline.cancel(false);
        try {
            store.close();
        } catch (MessagingException e) {
            // Nothing depends on a farewell.
            watch.cut();
        }
    }
}
