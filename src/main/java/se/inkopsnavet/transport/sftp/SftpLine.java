package se.inkopsnavet.transport.sftp;

import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import com.jcraft.jsch.SftpException;
import com.jcraft.jsch.SftpProgressMonitor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import se.inkopsnavet.ledger.Parcel;

/** One SSH session to one neighbour, from a checked host key to its deadline. */
final class SftpLine implements AutoCloseable {

    private final Session session;
    private final CompletableFuture<Void> watchdog;

    private SftpLine(Session session, CompletableFuture<Void> watchdog) {
        this.session = session;
        this.watchdog = watchdog;
    }

    /** @throws com.jcraft.jsch.JSchHostKeyException before any login is tried, when the host key is not the pinned one */
    static SftpLine open(SftpServer server) throws JSchException {
        JSch ssh = new JSch();
        ssh.setKnownHosts(server.knownHosts().toString());
        if (server.privateKey() != null) {
            ssh.addIdentity(server.privateKey().toString());
        }
        Session session = ssh.getSession(server.user(), server.host(), server.port());
        session.setConfig("StrictHostKeyChecking", "yes");
        session.setConfig("PreferredAuthentications", "publickey,password");
        if (server.password() != null) {
            session.setPassword(server.password().get().getBytes(StandardCharsets.UTF_8));
        }
        session.setServerAliveInterval((int) server.quiet().toMillis());
        SftpLine line = new SftpLine(session, watchdog(session, server));
        try {
            session.connect((int) server.quiet().toMillis());
        } catch (JSchException unreachable) {
            line.close();
            throw unreachable;
        }
        return line;
    }

    /** Neither a limit for each read nor keep-alives notice a server that dribbles its greeting, or leaves one request unanswered; the deadline does. */
    private static CompletableFuture<Void> watchdog(Session session, SftpServer server) {
        return CompletableFuture.runAsync(
                session::disconnect,
                CompletableFuture.delayedExecutor(server.deadline().toMillis(), TimeUnit.MILLISECONDS));
    }

    RemoteFiles files() throws JSchException {
        ChannelSftp channel = (ChannelSftp) session.openChannel("sftp");
        channel.connect(session.getServerAliveInterval());
        return new RemoteFiles(channel);
    }

    /**
     * Writes over a channel of its own: after a refused block (disk full) the library leaves answers unread, and a channel that went on would take
     * them for the answers to its next questions.
     *
     * @return how many bytes
     */
    long write(String path, Parcel.Content content) throws JSchException, SftpException, IOException {
        ChannelSftp channel = (ChannelSftp) session.openChannel("sftp");
        channel.connect(session.getServerAliveInterval());
        SentBytes sent = new SentBytes();
        try (InputStream bytes = content.open()) {
            channel.put(bytes, path, sent, ChannelSftp.OVERWRITE);
            return sent.count;
        } finally {
            channel.disconnect();
        }
    }

    @Override
    public void close() {
        watchdog.cancel(false);
        session.disconnect();
    }

    private static final class SentBytes implements SftpProgressMonitor {
        private long count;

        @Override
        public void init(int operation, String from, String to, long max) {
            // Nothing has been sent yet.
        }

        @Override
        public boolean count(long more) {
            count += more;
            return true;
        }

        @Override
        public void end() {
            // The count stands.
        }
    }
}
