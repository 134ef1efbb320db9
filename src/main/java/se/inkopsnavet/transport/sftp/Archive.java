package se.inkopsnavet.transport.sftp;

import com.jcraft.jsch.SftpException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import se.inkopsnavet.ledger.Checkpoint;

/**
 * The acknowledgement that a neighbour sees: its file moved to {@code <archive>/<yyyyMMdd>/<name>.<sha8>}.
 *
 * <p>Nothing is ever deleted or overwritten but the done-marker, and that goes last: as long as the file is in the inbox, so is its marker, and the next
 * poll can finish what this one could not. Source: reliability.md §2.1 K6.
 */
final class Archive {

    private static final ZoneId SWEDEN = ZoneId.of("Europe/Stockholm");
    private static final int SHA_DIGITS = 8;

    private final String folder;
    private final String archive;
    private final Clock clock;
    private final Checkpoint checkpoint;

    Archive(String folder, String archive, Clock clock, Checkpoint checkpoint) {
        this.folder = folder;
        this.archive = archive;
        this.clock = clock;
        this.checkpoint = checkpoint;
    }

    String inboxPath(InboxFile file) {
        return folder + "/" + file.name().value();
    }

    /** @return false when the neighbour had put another file in its place, which then lies in the inbox again */
    boolean acknowledge(RemoteFiles files, InboxFile file, String sha256) throws SftpException {
        String day = archive + "/" + LocalDate.now(clock.withZone(SWEDEN)).format(DateTimeFormatter.BASIC_ISO_DATE);
        String name = day + "/" + file.name().value() + "." + sha256.substring(0, SHA_DIGITS);
        files.makeFolders(day);
        Optional<FileStamp> here = files.stamp(inboxPath(file));
        if (here.isPresent()) {
            String target = freeName(files, name);
            checkpoint.reached("pickup-unacknowledged");
            files.move(inboxPath(file), target);
            checkpoint.reached("pickup-renamed");
            if (!files.stamp(target).equals(Optional.of(file.stamp()))) {
                putBack(files, target, file);
                return false;
            }
        }
        // Not here: another hub node acknowledged first.
        files.removeIfThere(folder + "/" + Inbox.markerOf(file.name()));
        return true;
    }

    /** The same file may come again the same day; each copy is kept. */
    private static String freeName(RemoteFiles files, String name) throws SftpException {
        String free = name;
        for (int copy = 2; files.stamp(free).isPresent(); copy++) {
            free = name + "-" + copy;
        }
        return free;
    }

    private void putBack(RemoteFiles files, String moved, InboxFile file) throws SftpException {
        if (files.stamp(inboxPath(file)).isEmpty()) {
            files.move(moved, inboxPath(file));
        }
        // Else yet another version arrived meanwhile and is picked up in its turn; this one stays in the archive, and
        // the alert names it.
    }
}
