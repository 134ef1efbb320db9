package se.inkopsnavet.privacy;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;

/** The two secrets that the database must never hold, as files: a Tink keyset for contents and a hexadecimal key for look-ups. */
public final class KeyFiles {

    private KeyFiles() {}

    public static Aead contentKeys(Path file) {
        try {
            AeadConfig.register();
            return TinkJsonProtoKeysetFormat.parseKeyset(Files.readString(file), InsecureSecretKeyAccess.get())
                    .getPrimitive(RegistryConfiguration.get(), Aead.class);
        } catch (IOException | GeneralSecurityException e) {
            throw new FaultException(Fault.CONFIGURATION, "inkopsnavet.keys.content", e);
        }
    }

    public static byte[] indexKey(Path file) {
        try {
            return HexFormat.of().parseHex(Files.readString(file).strip());
        } catch (IOException | IllegalArgumentException e) {
            throw new FaultException(Fault.CONFIGURATION, "inkopsnavet.keys.index", e);
        }
    }

    /**
     * Creates both files, readable by their owner only.
     *
     * @throws FaultException CONFIGURATION when one of them exists: a key that is overwritten takes every payload with it
     */
    public static void create(Path contentKeys, Path indexKey) throws IOException {
        for (Path file : List.of(contentKeys, indexKey)) {
            if (Files.exists(file)) {
                throw new FaultException(Fault.CONFIGURATION, "inkopsnavet.keys: the file exists");
            }
        }
        try {
            AeadConfig.register();
            KeysetHandle handle = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
            writeNew(contentKeys, TinkJsonProtoKeysetFormat.serializeKeyset(handle, InsecureSecretKeyAccess.get()));
        } catch (GeneralSecurityException e) {
            throw new FaultException(Fault.INTERNAL_ERROR, "key generation", e);
        }
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        writeNew(indexKey, HexFormat.of().formatHex(random));
    }

    private static void writeNew(Path file, String text) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.createFile(file, ownerOnly());
        Files.writeString(file, text);
    }

    static FileAttribute<?>[] ownerOnly() {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
