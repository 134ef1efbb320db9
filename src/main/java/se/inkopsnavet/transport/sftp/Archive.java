package se.inkopsnavet.transport.sftp;

import com.jcraft.jsch.SftpException;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import se.inkopsnavet.ledger.Checkpoint;

/**
 * The acknowledgement that a neighbour sees: its file moved to {@code <archive>/<yyyyMMdd>/<name>.<sha8>}; of a very long name, its
 * beginning.
 *
 * <p>Nothing is ever deleted or overwritten but the done-marker, and that goes last: as long as the file is in the inbox, so is its marker, and the next
 * poll can finish what this one could not. Source: reliability.md §2.1 K6.
 *
 * <p>SFTP cannot rename a file only if it still is the one that was read, so between the look and the rename the neighbour may put another in its place,
 * which then is moved and, when it is seen, put back. A hub that ends before it has seen that leaves the marker alone in the inbox, and whoever polls next
 * looks for the file with {@link #restore}. Between the marker's last look and its removal, and between two markers of the same second, a newer file can
 * still lose its marker; it then stays in the inbox and is told as incomplete.
 */
final class Archive {

    private static final ZoneId SWEDEN = ZoneId.of("Europe/Stockholm");
    private static final int SHA_DIGITS = 8;
    private static final Pattern AFTER_THE_NAME = Pattern.compile("\\.([0-9a-f]{" + SHA_DIGITS + "})(-\\d+)?");

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
        return inboxPath(file.name());
    }

    private String inboxPath(FileName name) {
        return folder + "/" + name.value();
    }

    /** @return false when the neighbour had put another file in its place, which then lies in the inbox */
    boolean acknowledge(RemoteFiles files, InboxFile file, String sha256) throws SftpException {
        String day = day(LocalDate.now(clock.withZone(SWEDEN)));
        files.makeFolders(day);
        String target = freeName(files, day + "/" + file.name().archived() + "." + sha256.substring(0, SHA_DIGITS));
        String marker = folder + "/" + Inbox.markerOf(file.name());
        // Before the file: a marker that was there while the file was the accepted one, or gone, is no newer file's.
        Optional<FileStamp> vouching = files.stamp(marker);
        Optional<FileStamp> here = files.stamp(inboxPath(file));
        if (here.isPresent()) {
            if (!here.get().equals(file.stamp())) {
                return false;
            }
            checkpoint.reached("pickup-unacknowledged");
            files.move(inboxPath(file), target);
            checkpoint.reached("pickup-renamed");
            if (!files.stamp(target).equals(here)) {
                putBack(files, target, file.name());
                return false;
            }
        }
        // Not here: another hub node acknowledged first.
        if (vouching.isPresent() && files.stamp(marker).equals(vouching)) {
            files.removeIfThere(marker);
        }
        return true;
    }

    /**
     * For a marker that is alone: puts back what lies in the archive of yesterday or today under the content of another file, since it was moved without
     * having been read.
     *
     * @return whether there was such a file
     */
    boolean restore(RemoteFiles files, FileName name) throws SftpException, IOException {
        LocalDate today = LocalDate.now(clock.withZone(SWEDEN));
        for (String day : List.of(day(today.minusDays(1)), day(today))) {
            for (String archived : files.names(day)) {
                Matcher suffix = AFTER_THE_NAME.matcher(archived);
                if (archived.startsWith(name.archived())
                        && suffix.region(name.archived().length(), archived.length())
                                .matches()
                        && !files.sha256(day + "/" + archived).startsWith(suffix.group(1))) {
                    putBack(files, day + "/" + archived, name);
                    return true;
                }
            }
        }
        return false;
    }

    private String day(LocalDate date) {
        return archive + "/" + date.format(DateTimeFormatter.BASIC_ISO_DATE);
    }

    /** The same file may come again the same day; each copy is kept. */
    private static String freeName(RemoteFiles files, String name) throws SftpException {
        String free = name;
        for (int copy = 2; files.stamp(free).isPresent(); copy++) {
            free = name + "-" + copy;
        }
        return free;
    }

    private void putBack(RemoteFiles files, String moved, FileName name) throws SftpException {
        if (files.stamp(inboxPath(name)).isEmpty()) {
            files.move(moved, inboxPath(name));
        }
        // Else yet another version arrived meanwhile and is picked up in its turn; this one stays in the archive, and
        // the alert names it.
    }
}
