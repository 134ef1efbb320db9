package se.inkopsnavet.transport.sftp;

import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.SftpATTRS;
import com.jcraft.jsch.SftpException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import se.inkopsnavet.privacy.Sha256;

/**
 * The handful of file operations that the hub asks of a neighbour's SFTP server, by paths without wildcards.
 *
 * <p>Exceptions carry the server's own words, which may quote a path: callers classify them and pass neither message nor cause on.
 */
final class RemoteFiles {

    private final ChannelSftp channel;

    RemoteFiles(ChannelSftp channel) {
        this.channel = channel;
    }

    Optional<FileStamp> stamp(String path) throws SftpException {
        try {
            SftpATTRS attributes = channel.lstat(path);
            return Optional.of(FileStamp.of(attributes));
        } catch (SftpException e) {
            if (e.id == ChannelSftp.SSH_FX_NO_SUCH_FILE) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** What a folder holds, by name; nothing when there is no such folder. */
    List<String> names(String folder) throws SftpException {
        try {
            return channel.ls(folder).stream()
                    .map(ChannelSftp.LsEntry::getFilename)
                    .toList();
        } catch (SftpException e) {
            if (e.id == ChannelSftp.SSH_FX_NO_SUCH_FILE) {
                return List.of();
            }
            throw e;
        }
    }

    void makeFolders(String path) throws SftpException {
        int slash = path.indexOf('/', 1);
        while (slash > 0) {
            makeFolder(path.substring(0, slash));
            slash = path.indexOf('/', slash + 1);
        }
        makeFolder(path);
    }

    /** The caller has looked: on a server that offers {@code posix-rename@openssh.com} this overwrites. */
    void move(String from, String to) throws SftpException {
        channel.rename(from, to);
    }

    /**
     * Gives a finished file its final name, never over another file.
     *
     * <p>JSch renames with {@code posix-rename@openssh.com} wherever a server offers it, and that overwrites. The same servers offer hard links, and a
     * link to a name that is taken fails; so there the file is linked and its working name removed. Where links cannot be made, a look goes first.
     * Before it is linked the file gets a second working name, so that the first one, if it is ever seen again, proves that nothing was published.
     * Source: reliability.md §2.4.
     */
    void publish(String from, String to) throws SftpException {
        if (channel.getExtension("posix-rename@openssh.com") == null) {
            channel.rename(from, to);
            return;
        }
        String leaving = leaving(from);
        channel.rename(from, leaving);
        if (channel.getExtension("hardlink@openssh.com") != null && linked(leaving, to)) {
            channel.rm(leaving);
            return;
        }
        if (stamp(to).isPresent()) {
            throw new SftpException(ChannelSftp.SSH_FX_FAILURE, "taken");
        }
        channel.rename(leaving, to);
    }

    /** The working name of a file that is just being published, or was when the line broke. */
    static String leaving(String part) {
        return part.substring(0, part.length() - ".part".length()) + ".2.part";
    }

    String sha256(String path) throws SftpException, IOException {
        try (InputStream bytes = channel.get(path)) {
            return Sha256.hex(bytes);
        }
    }

    void removeIfThere(String path) throws SftpException {
        try {
            channel.rm(path);
        } catch (SftpException e) {
            if (e.id != ChannelSftp.SSH_FX_NO_SUCH_FILE) {
                throw e;
            }
        }
    }

    private boolean linked(String from, String to) throws SftpException {
        try {
            channel.hardlink(from, to);
            return true;
        } catch (SftpException e) {
            if (broken(e) || stamp(to).isPresent()) {
                throw e;
            }
            return false;
        }
    }

    private void makeFolder(String path) throws SftpException {
        if (stamp(path).isEmpty()) {
            try {
                channel.mkdir(path);
            } catch (SftpException e) {
                if (broken(e) || stamp(path).isEmpty()) {
                    throw e;
                }
            }
        }
    }

    /** Whether the line broke, so that nobody knows what the server did; otherwise the server itself said no. */
    static boolean broken(SftpException e) {
        return e.getCause() != null
                || e.id == ChannelSftp.SSH_FX_NO_CONNECTION
                || e.id == ChannelSftp.SSH_FX_CONNECTION_LOST;
    }
}
