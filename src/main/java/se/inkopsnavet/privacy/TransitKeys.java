package se.inkopsnavet.privacy;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.subtle.AesGcmJce;
import com.google.crypto.tink.subtle.Random;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;

/**
 * A data key of its own for each mail or file that may hold a secret: one small file outside the database, wrapped by the content key. Deleting it makes every
 * copy of the mail unreadable at once, those in the database's backups too (docs/decisions/0023, 0077).
 *
 * <p>The folder is shared by the hub's nodes and must not be backed up. A key is on the disk, directory entry included, before anything encrypted with it is
 * committed.
 */
public final class TransitKeys {

    private static final int KEY_BYTES = 32;
    private static final String SUFFIX = ".key";

    private final Path folder;
    private final ColumnCipher wrapping;

    /** @throws FaultException CONFIGURATION when the folder cannot be made */
    public TransitKeys(Path folder, ColumnCipher wrapping) {
        this.folder = folder;
        this.wrapping = wrapping;
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new FaultException(Fault.CONFIGURATION, "inkopsnavet.keys.transit", e);
        }
    }

    /** Makes the key of a new payload, durably. */
    public Aead create(UUID payload) {
        byte[] key = Random.randBytes(KEY_BYTES);
        try {
            Path part = folder.resolve("." + payload + SUFFIX + ".part");
            write(part, wrapping.encrypt("transit_key", "key", payload.toString(), key));
            Files.move(part, file(payload), StandardCopyOption.ATOMIC_MOVE);
            syncFolder();
            return aead(key);
        } catch (IOException e) {
            throw new UncheckedIOException("inkopsnavet.keys.transit", e);
        }
    }

    /** Empty when it was deleted: what it encrypted cannot be read by anybody any more. */
    public Optional<Aead> find(UUID payload) {
        try {
            byte[] wrapped = Files.readAllBytes(file(payload));
            return Optional.of(aead(wrapping.decrypt("transit_key", "key", payload.toString(), wrapped)));
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("inkopsnavet.keys.transit", e);
        }
    }

    /** Deletes the key for good; one that is gone already is no error. Overwritten first, for disks where that still means something. */
    public void shred(UUID payload) {
        try {
            Path file = file(payload);
            if (Files.exists(file)) {
                write(file, new byte[Math.toIntExact(Files.size(file))]);
            }
            Files.deleteIfExists(file);
            syncFolder();
        } catch (IOException e) {
            throw new UncheckedIOException("inkopsnavet.keys.transit", e);
        }
    }

    /** The payloads whose keys were made before that. */
    public List<UUID> olderThan(Instant time) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(SUFFIX) && isOlder(file, time))
                    .map(file -> file.getFileName().toString())
                    .map(name -> UUID.fromString(name.substring(0, name.length() - SUFFIX.length())))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("inkopsnavet.keys.transit", e);
        }
    }

    private static boolean isOlder(Path file, Instant time) {
        try {
            return Files.getLastModifiedTime(file).toInstant().isBefore(time);
        } catch (IOException goneMeanwhile) {
            return false;
        }
    }

    private static void write(Path file, byte[] bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            for (ByteBuffer buffer = ByteBuffer.wrap(bytes); buffer.hasRemaining(); ) {
                channel.write(buffer);
            }
            channel.force(true);
        }
    }

    /** Windows cannot open a folder, and its file system orders the entries itself. */
    private void syncFolder() throws IOException {
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    private static Aead aead(byte[] key) {
        try {
            return new AesGcmJce(key);
        } catch (GeneralSecurityException e) {
            throw new FaultException(Fault.INTERNAL_ERROR, "transit key", e);
        }
    }

    private Path file(UUID payload) {
        return folder.resolve(payload + SUFFIX);
    }
}
