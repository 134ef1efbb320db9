package se.inkopsnavet.transport.sftp;

import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.JSchHostKeyException;
import com.jcraft.jsch.SftpException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.ledger.Checkpoint;
import se.inkopsnavet.ledger.Delivery;
import se.inkopsnavet.ledger.Delivery.Delivered;
import se.inkopsnavet.ledger.Delivery.Failed;
import se.inkopsnavet.ledger.Delivery.Refused;
import se.inkopsnavet.ledger.Delivery.Unknown;
import se.inkopsnavet.ledger.Parcel;
import se.inkopsnavet.privacy.Sha256;

/**
 * Leaves one whole file, then its checksum, in a neighbour's folder: never half, never over another, never twice.
 *
 * <p>{@code .<name>.part} is written, measured and renamed to {@code <name>} without overwriting; then {@code <name>.sha256} (the format of
 * {@code sha256sum}) the same way. Every attempt looks first, so a repeat after a lost reply finds what is there. Source: reliability.md §2.4, B43, B45.
 */
public final class SftpDrop {

    private static final Pattern SAFE_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,150}");

    private final SftpServer server;
    private final AfterPickup afterPickup;
    private final Checkpoint checkpoint;

    /** @param checkpoint hears of the moments between the steps */
    public SftpDrop(SftpServer server, AfterPickup afterPickup, Checkpoint checkpoint) {
        this.server = server;
        this.afterPickup = afterPickup;
        this.checkpoint = checkpoint;
    }

    /**
     * @param name without personal data; letters, digits, dot, dash and underscore
     * @param sha256 lower-case hex of the bytes
     * @return Refused TARGET_NAME_TAKEN when another file has the name; Failed when nothing was written or the server said no; Unknown when the line
     *     broke under way
     */
    public Delivery deliver(String name, Parcel.Content content, String sha256) {
        return onLine(name, (line, files) -> {
            Delivery dropped = place(line, files, name, content, sha256);
            return dropped instanceof Delivered ? vouched(line, files, name, sha256, dropped) : dropped;
        });
    }

    /**
     * What became of an earlier attempt.
     *
     * @return Delivered when the file is there, or was: its checksum, which is written after it, or the reader's archive says so; Failed when it provably
     *     never appeared; Refused when another file has the name; Unknown when it may have been fetched, or nobody could look
     */
    public Delivery look(String name, String sha256) {
        return onLine(name, (line, files) -> {
            Optional<Delivery> file = find(files, path(name), sha256);
            if (file.isPresent()) {
                return file.get() instanceof Delivered ? vouched(line, files, name, sha256, file.get()) : file.get();
            }
            byte[] checksum = checksum(name, sha256);
            if (find(files, path(name + ".sha256"), Sha256.hex(checksum))
                    .filter(Delivered.class::isInstance)
                    .isPresent()) {
                return new Delivered(name);
            }
            if (files.stamp(part(name)).isPresent()) {
                return new Failed(Fault.OUTCOME_UNKNOWN, "part left");
            }
            return gone(files, name, sha256);
        });
    }

    private Delivery gone(RemoteFiles files, String name, String sha256) throws SftpException, IOException {
        if (afterPickup instanceof AfterPickup.Removed) {
            return new Unknown(Fault.OUTCOME_UNKNOWN, "not there");
        }
        if (afterPickup instanceof AfterPickup.Archived archive) {
            // After the folder, so that a file that is moved meanwhile is seen here.
            if (files.stamp(archive.folder()).isEmpty()) {
                return new Unknown(Fault.CONFIGURATION, "archive folder");
            }
            Optional<Delivery> kept = find(files, archive.folder() + "/" + name, sha256);
            if (kept.isPresent()) {
                return kept.get() instanceof Delivered ? kept.get() : new Unknown(Fault.TARGET_NAME_TAKEN, "archive");
            }
        }
        return new Failed(Fault.OUTCOME_UNKNOWN, "not there");
    }

    /** The file is out, whatever becomes of its checksum: never again "failed", which would let it be sent or taken back. */
    private Delivery vouched(SftpLine line, RemoteFiles files, String name, String sha256, Delivery dropped)
            throws SftpException, JSchException, IOException {
        files.removeIfThere(RemoteFiles.leaving(part(name)));
        byte[] checksum = checksum(name, sha256);
        try {
            return place(line, files, name + ".sha256", new Parcel.Whole(checksum), Sha256.hex(checksum))
                            instanceof Delivered
                    ? dropped
                    : new Unknown(Fault.SFTP_REFUSED, "checksum");
        } catch (SftpException e) {
            return new Unknown(RemoteFiles.broken(e) ? Fault.SFTP_UNREACHABLE : Fault.SFTP_REFUSED, "checksum");
        }
    }

    private Delivery onLine(String name, Step step) {
        if (!SAFE_NAME.matcher(name).matches()) {
            return new Refused(Fault.FILE_NAME_REFUSED, "dedupId");
        }
        try (SftpLine line = SftpLine.open(server)) {
            return answered(line, step);
        } catch (JSchHostKeyException e) {
            return new Failed(Fault.HOST_KEY_MISMATCH, "connect");
        } catch (JSchException e) {
            return new Failed(Fault.SFTP_UNREACHABLE, "connect");
        }
    }

    private static Delivery answered(SftpLine line, Step step) throws JSchException {
        try {
            return step.take(line, line.files());
        } catch (SftpException e) {
            return RemoteFiles.broken(e)
                    ? new Unknown(Fault.SFTP_UNREACHABLE, "transfer")
                    : new Failed(Fault.SFTP_REFUSED, "status " + e.id);
        } catch (IOException e) {
            return new Unknown(Fault.SFTP_UNREACHABLE, "read back");
        }
    }

    private Delivery place(SftpLine line, RemoteFiles files, String name, Parcel.Content content, String sha256)
            throws SftpException, JSchException, IOException {
        Optional<Delivery> before = find(files, path(name), sha256);
        if (before.isPresent()) {
            return before.get();
        }
        String part = part(name);
        long size;
        try {
            size = line.write(part, content);
            if (files.stamp(part).filter(stamp -> stamp.size() == size).isEmpty()) {
                files.removeIfThere(part);
                return new Failed(Fault.SFTP_REFUSED, "size of part");
            }
            checkpoint.reached("drop-part-written");
            files.publish(part, path(name));
            checkpoint.reached("drop-published");
        } catch (SftpException e) {
            if (RemoteFiles.broken(e)) {
                throw e;
            }
            // Disk full, no permission, or someone took the name meanwhile: leave no litter behind.
            files.removeIfThere(part);
            files.removeIfThere(RemoteFiles.leaving(part));
            Optional<Delivery> meanwhile = find(files, path(name), sha256);
            if (meanwhile.isEmpty()) {
                throw e;
            }
            return meanwhile.get();
        }
        // The server has said that it is published: one that is gone at once has been fetched.
        boolean whole =
                files.stamp(path(name)).map(stamp -> stamp.size() == size).orElse(true);
        return whole ? new Delivered(name) : new Unknown(Fault.OUTCOME_UNKNOWN, "size of file");
    }

    private Optional<Delivery> find(RemoteFiles files, String path, String sha256) throws SftpException, IOException {
        if (files.stamp(path).isEmpty()) {
            return Optional.empty();
        }
        String name = path.substring(path.lastIndexOf('/') + 1);
        boolean same = files.sha256(path).equals(sha256);
        return Optional.of(same ? new Delivered(name) : new Refused(Fault.TARGET_NAME_TAKEN, name));
    }

    private String part(String name) {
        return path("." + name + ".part");
    }

    private String path(String name) {
        return server.folder() + "/" + name;
    }

    private static byte[] checksum(String name, String sha256) {
        return (sha256 + "  " + name + "\n").getBytes(StandardCharsets.US_ASCII);
    }

    private interface Step {
        Delivery take(SftpLine line, RemoteFiles files) throws SftpException, JSchException, IOException;
    }
}
