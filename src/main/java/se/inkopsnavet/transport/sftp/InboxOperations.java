package se.inkopsnavet.transport.sftp;

import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import com.jcraft.jsch.SftpException;
import java.io.IOException;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.component.file.GenericFileOperationFailedException;
import org.apache.camel.component.file.remote.RemoteFileConfiguration;
import org.apache.camel.component.file.remote.SftpOperations;
import org.apache.camel.component.file.remote.SftpRemoteFile;
import org.apache.camel.util.FileUtil;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;

/**
 * Camel's SFTP operations, which see only what the {@link Inbox} lets through, under its alias.
 *
 * <p>Looks and renames go over a second channel of the same session: the first is busy while a file streams, and Camel has no operation to ask for
 * one file's size and time without listing the whole folder.
 */
@SuppressWarnings("rawtypes") // as Camel declares it
final class InboxOperations extends SftpOperations {

    private static final int CHANNEL_TIMEOUT_MS = 30_000;

    private final Inbox inbox;
    private final Archive archive;
    private final Clock clock;
    private volatile Session session;
    private ChannelSftp side;

    InboxOperations(Inbox inbox, Archive archive, Clock clock) {
        this.inbox = inbox;
        this.archive = archive;
        this.clock = clock;
    }

    @Override
    protected Session createSession(RemoteFileConfiguration configuration) throws JSchException {
        session = super.createSession(configuration);
        return session;
    }

    @Override
    public SftpRemoteFile[] listFiles(String folder) {
        SftpRemoteFile<?>[] all = super.listFiles(folder);
        List<InboxFile> ready = inbox.look(
                Arrays.stream(all)
                        .map(file -> (ChannelSftp.LsEntry) file.getRemoteFile())
                        .filter(entry -> entry.getAttrs().isReg())
                        .map(entry -> new InboxFile(new FileName(entry.getFilename()), FileStamp.of(entry.getAttrs())))
                        .toList(),
                clock.instant());
        inbox.markersAlone().forEach(this::explain);
        return ready.toArray(SftpRemoteFile[]::new);
    }

    /** Left over, or its file was moved by a hub that never saw what it moved. The next look finds what is put back. */
    private void explain(InboxFile marker) {
        FileName file = Inbox.fileOf(marker.name());
        try {
            if (archive.restore(files(), file)) {
                inbox.warn(Fault.FILE_CHANGED_DURING_READ, file);
            }
            inbox.explained(marker);
        } catch (SftpException e) {
            inbox.warn(RemoteFiles.broken(e) ? Fault.SFTP_UNREACHABLE : Fault.SFTP_REFUSED, file);
        } catch (IOException | JSchException e) {
            inbox.warn(Fault.SFTP_UNREACHABLE, file);
        }
    }

    @Override
    public boolean retrieveFile(String path, Exchange exchange, long size) {
        String alias = FileUtil.stripPath(path);
        String name = inbox.offered(alias)
                .orElseThrow(() -> new FaultException(Fault.FILE_CHANGED_DURING_READ, alias))
                .name()
                .value();
        try {
            return super.retrieveFile(FileUtil.onlyPath(path) + "/" + name, exchange, size);
        } catch (GenericFileOperationFailedException e) {
            boolean gone = e.getCause() instanceof SftpException s && s.id == ChannelSftp.SSH_FX_NO_SUCH_FILE;
            throw new FaultException(gone ? Fault.FILE_CHANGED_DURING_READ : Fault.SFTP_UNREACHABLE, alias);
        }
    }

    /** @throws JSchException when the session is down: the next poll connects anew */
    RemoteFiles files() throws JSchException {
        if (side == null || !side.isConnected()) {
            side = (ChannelSftp) session.openChannel("sftp");
            side.connect(CHANNEL_TIMEOUT_MS);
        }
        return new RemoteFiles(side);
    }

    /** Breaks a line that hangs; callable from any thread, unlike Camel's own disconnect, which waits for the hanging call. */
    void cut() {
        Session current = session;
        if (current != null) {
            current.disconnect();
        }
    }
}
