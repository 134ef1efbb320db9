package se.inkopsnavet.neighbourhood.sftp;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.CopyOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.locks.LockSupport;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.server.session.ServerSession;
import org.apache.sshd.sftp.server.FileHandle;
import org.apache.sshd.sftp.server.Handle;
import org.apache.sshd.sftp.server.SftpEventListener;

/** How a neighbour's server can go wrong. Each whim lasts until {@link #behave()}, those that say "next" until they happened. */
public final class Whims implements SftpEventListener {

    private static final Duration CLOSING = Duration.ofSeconds(5);

    private final Ledger ledger;
    private volatile long cutUploadAt = Long.MAX_VALUE;
    private volatile long cutDownloadAt = Long.MAX_VALUE;
    private volatile boolean loseRenameReply;
    private volatile boolean diskFull;
    private volatile boolean denyWrites;
    private volatile boolean denyMoves;
    private volatile Duration pause = Duration.ZERO;
    private volatile Runnable beforeMove = () -> {};
    private volatile Runnable afterMove = () -> {};

    Whims(Ledger ledger) {
        this.ledger = ledger;
    }

    public void behave() {
        cutUploadAt = Long.MAX_VALUE;
        cutDownloadAt = Long.MAX_VALUE;
        loseRenameReply = false;
        diskFull = false;
        denyWrites = false;
        denyMoves = false;
        pause = Duration.ZERO;
        beforeMove = () -> {};
        afterMove = () -> {};
    }

    /** Breaks the next connection that writes a file past so many bytes. */
    public void cutNextUploadAt(long bytes) {
        cutUploadAt = bytes;
    }

    /** Breaks the next connection that reads a file past so many bytes. */
    public void cutNextDownloadAt(long bytes) {
        cutDownloadAt = bytes;
    }

    /** Does the next rename (or hard link) to a name that readers see, then breaks the connection instead of answering. */
    public void loseNextRenameReply() {
        loseRenameReply = true;
    }

    public void fillDisk() {
        diskFull = true;
    }

    public void denyWrites() {
        denyWrites = true;
    }

    public void denyMoves() {
        denyMoves = true;
    }

    /** Waits so long before each block that is read or written. */
    public void beSlow(Duration perBlock) {
        pause = perBlock;
    }

    /** What someone else does in the folder just before the next rename. */
    public void beforeNextMove(Runnable deed) {
        beforeMove = deed;
    }

    /** What someone else does in the folder just after the next rename. */
    public void afterNextMove(Runnable deed) {
        afterMove = deed;
    }

    @Override
    public void opening(ServerSession session, String handle, Handle file) throws IOException {
        if (denyWrites && file instanceof FileHandle open && writes(open)) {
            throw new AccessDeniedException("denied");
        }
    }

    @Override
    public void writing(
            ServerSession session, String handle, FileHandle file, long offset, byte[] data, int at, int length)
            throws IOException {
        LockSupport.parkNanos(pause.toNanos());
        if (diskFull) {
            throw new IOException("No space left on device");
        }
        if (offset + length > cutUploadAt) {
            cutUploadAt = Long.MAX_VALUE;
            hangUp(session);
        }
    }

    @Override
    public void reading(
            ServerSession session, String handle, FileHandle file, long offset, byte[] data, int at, int length)
            throws IOException {
        LockSupport.parkNanos(pause.toNanos());
        if (offset + length > cutDownloadAt) {
            cutDownloadAt = Long.MAX_VALUE;
            hangUp(session);
        }
    }

    @Override
    public void closed(ServerSession session, String handle, Handle file, Throwable thrown) throws IOException {
        if (thrown == null && file instanceof FileHandle open && writes(open) && visible(file.getFile())) {
            ledger.note(file.getFile());
        }
    }

    @Override
    public void moving(ServerSession session, Path from, Path to, Collection<CopyOption> options) throws IOException {
        beforeNaming();
    }

    @Override
    public void linking(ServerSession session, Path source, Path target, boolean symbolic) throws IOException {
        beforeNaming();
    }

    private void beforeNaming() throws IOException {
        if (denyMoves) {
            throw new AccessDeniedException("denied");
        }
        Runnable deed = beforeMove;
        beforeMove = () -> {};
        deed.run();
    }

    @Override
    public void moved(ServerSession session, Path from, Path to, Collection<CopyOption> options, Throwable thrown)
            throws IOException {
        arrived(session, to, thrown);
    }

    @Override
    public void linked(ServerSession session, Path source, Path target, boolean symbolic, Throwable thrown)
            throws IOException {
        arrived(session, source, thrown);
    }

    private void arrived(ServerSession session, Path at, Throwable thrown) throws IOException {
        if (thrown != null) {
            return;
        }
        if (!visible(at)) {
            return;
        }
        ledger.note(at);
        Runnable deed = afterMove;
        afterMove = () -> {};
        deed.run();
        if (loseRenameReply) {
            loseRenameReply = false;
            hangUp(session);
        }
    }

    private static boolean visible(Path file) {
        return Files.exists(file) && !file.getFileName().toString().startsWith(".");
    }

    private static boolean writes(FileHandle file) {
        return file.getOpenOptions().contains(StandardOpenOption.WRITE);
    }

    private static void hangUp(Session session) throws IOException {
        session.getIoSession().close(true).await(CLOSING);
        throw new IOException("hung up");
    }
}
