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

/**
 * Leaves one whole file, then its checksum, in a neighbour's folder: never half, never over another, never twice.
 *
 * <p>{@code .<name>.part} is written, measured and renamed to {@code <name>} without overwriting; then {@code <name>.sha256} (the format of
 * {@code sha256sum}) the same way. Every attempt looks first, so a repeat after a lost reply finds what is there. Source: reliability.md §2.4, B43, B45.
 */
public final class SftpDrop {

    private static final Pattern SAFE_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,150}");

    private final SftpServer server;
    private final Checkpoint checkpoint;

    public SftpDrop(SftpServer server) {
        this(server, Checkpoint.NONE);
    }

    /** @param checkpoint hears of the moments between the steps */
    public SftpDrop(SftpServer server, Checkpoint checkpoint) {
        this.server = server;
        this.checkpoint = checkpoint;
    }

    /**
     * @param name without personal data; letters, digits, dot, dash and underscore
     * @param sha256 lower-case hex of the bytes
     * @return Refused TARGET_NAME_TAKEN when another file has the name; Failed when nothing was written or the server said no; Unknown when the line
     *     broke under way
     */
    public Delivery deliver(String name, byte[] bytes, String sha256) {
        return onLine(name, (line, files) -> {
            Delivery dropped = place(line, files, name, bytes, sha256);
            if (!(dropped instanceof Delivered)) {
                return dropped;
            }
            byte[] checksum = checksum(name, sha256);
            Delivery vouched = place(line, files, name + ".sha256", checksum, Sha256.hex(checksum));
            return vouched instanceof Delivered ? dropped : vouched;
        });
    }

    /** @return Delivered when file and checksum are there whole; Failed when one is not there; Refused when another file has the name */
    public Delivery look(String name, byte[] bytes, String sha256) {
        return onLine(name, (line, files) -> {
            byte[] checksum = checksum(name, sha256);
            Optional<Delivery> file = find(files, name, bytes, sha256);
            Optional<Delivery> voucher = find(files, name + ".sha256", checksum, Sha256.hex(checksum));
            if (file.isPresent() && !(file.get() instanceof Delivered)) {
                return file.get();
            }
            return file.isPresent() && voucher.isPresent()
                    ? voucher.get() instanceof Delivered ? file.get() : voucher.get()
                    : new Failed(Fault.OUTCOME_UNKNOWN, "not there");
        });
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

    private Delivery place(SftpLine line, RemoteFiles files, String name, byte[] bytes, String sha256)
            throws SftpException, JSchException, IOException {
        Optional<Delivery> before = find(files, name, bytes, sha256);
        if (before.isPresent()) {
            return before.get();
        }
        String part = path("." + name + ".part");
        try {
            line.write(part, bytes);
            if (files.stamp(part).filter(stamp -> stamp.size() == bytes.length).isEmpty()) {
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
            Optional<Delivery> meanwhile = find(files, name, bytes, sha256);
            if (meanwhile.isEmpty()) {
                throw e;
            }
            return meanwhile.get();
        }
        return files.stamp(path(name))
                .filter(stamp -> stamp.size() == bytes.length)
                .<Delivery>map(stamp -> new Delivered(name))
                .orElse(new Unknown(Fault.OUTCOME_UNKNOWN, "size of file"));
    }

    private Optional<Delivery> find(RemoteFiles files, String name, byte[] bytes, String sha256)
            throws SftpException, IOException {
        Optional<FileStamp> there = files.stamp(path(name));
        if (there.isEmpty()) {
            return Optional.empty();
        }
        boolean same =
                there.get().size() == bytes.length && files.sha256(path(name)).equals(sha256);
        return Optional.of(same ? new Delivered(name) : new Refused(Fault.TARGET_NAME_TAKEN, name));
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
