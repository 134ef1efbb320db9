package se.inkopsnavet.privacy;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.util.UUID;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;

/**
 * A new key for what is stored, in two steps: first every node must be able to read with it, then they may write with it. A node that knew only the old key
 * would take what another has written for damaged. Old keys stay and go on reading.
 *
 * <p>The key of the look-up hashes is not rotated: every hash in the database would have to be made anew from the numbers themselves, which the hub does not
 * keep of everybody.
 */
public final class KeyRotation {

    private KeyRotation() {}

    public enum Step {
        /** A new key stands in the file and is not used yet. */
        ADDED,
        /** The new key is the one that writes. */
        IN_USE
    }

    /**
     * Takes the next step, on the file as a whole or not at all.
     *
     * @throws FaultException CONFIGURATION when the file cannot be read or replaced
     */
    public static Step next(Path contentKeys) {
        try {
            AeadConfig.register();
            KeysetHandle before =
                    TinkJsonProtoKeysetFormat.parseKeyset(Files.readString(contentKeys), InsecureSecretKeyAccess.get());
            boolean newestWrites = before.getAt(before.size() - 1).isPrimary();
            KeysetHandle after = newestWrites ? withAnother(before) : withNewestWriting(before);
            replace(contentKeys, TinkJsonProtoKeysetFormat.serializeKeyset(after, InsecureSecretKeyAccess.get()));
            return newestWrites ? Step.ADDED : Step.IN_USE;
        } catch (IOException | GeneralSecurityException e) {
            throw new FaultException(Fault.CONFIGURATION, "inkopsnavet.keys.content", e);
        }
    }

    private static KeysetHandle withAnother(KeysetHandle keys) throws GeneralSecurityException {
        return KeysetHandle.newBuilder(keys)
                .addEntry(KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                        .withRandomId())
                .build();
    }

    private static KeysetHandle withNewestWriting(KeysetHandle keys) throws GeneralSecurityException {
        KeysetHandle.Builder builder = KeysetHandle.newBuilder(keys);
        builder.getAt(builder.size() - 1).makePrimary();
        return builder.build();
    }

    /** Written beside it, forced to the disk, and put in its place in one move: a key file that is cut off takes every payload with it. */
    private static void replace(Path file, String keys) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID());
        try {
            Files.createFile(fresh, KeyFiles.ownerOnly());
            try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = StandardCharsets.UTF_8.encode(keys);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }
}
