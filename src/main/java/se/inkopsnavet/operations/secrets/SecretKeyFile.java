package se.inkopsnavet.operations.secrets;

import com.ulisesbocchio.jasyptspringboot.encryptor.SimpleGCMByteEncryptor;
import com.ulisesbocchio.jasyptspringboot.encryptor.SimpleGCMConfig;
import com.ulisesbocchio.jasyptspringboot.encryptor.SimpleGCMStringEncryptor;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.EnumSet;
import javax.crypto.spec.SecretKeySpec;
import org.jasypt.encryption.StringEncryptor;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;

/**
 * The master key of {@code ENC(...)} properties: a file with 32 random bytes in Base64 (reliability report §3.4). Whoever holds it holds every secret that
 * is encrypted with it.
 */
public final class SecretKeyFile {

    private static final String PLACE = "inkopsnavet.secrets.key-file";
    private static final int KEY_BYTES = 32;

    private SecretKeyFile() {}

    /**
     * Jasypt's AES-256-GCM encryptor, which notices altered ciphertext; the password-based ones do not.
     *
     * @throws FaultException CONFIGURATION when the file is missing, unreadable or not 32 bytes in Base64
     */
    public static StringEncryptor encryptor(Path file) {
        SimpleGCMConfig config = new SimpleGCMConfig();
        config.setActualKey(new SecretKeySpec(key(file), "AES"));
        return new SimpleGCMStringEncryptor(config);
    }

    /**
     * Writes a new random key, readable by its owner only.
     *
     * @throws FaultException CONFIGURATION when the file exists: a key that is overwritten takes every secret with it
     */
    public static void create(Path file) throws IOException {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.newByteChannel(file, EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownerOnly())
                    .close();
        } catch (FileAlreadyExistsException e) {
            throw new FaultException(Fault.CONFIGURATION, PLACE + ": the file exists");
        }
        Files.writeString(file, SimpleGCMByteEncryptor.generateBase64EncodedSecretKey() + "\n");
    }

    private static byte[] key(Path file) {
        try {
            byte[] key = Base64.getDecoder().decode(Files.readString(file).strip());
            if (key.length == KEY_BYTES) {
                return key;
            }
        } catch (IOException | IllegalArgumentException e) {
            // Without the cause: a decoder quotes what it could not decode.
            throw new FaultException(Fault.CONFIGURATION, PLACE + ": missing or not Base64");
        }
        throw new FaultException(Fault.CONFIGURATION, PLACE + ": not " + KEY_BYTES + " bytes");
    }

    private static FileAttribute<?>[] ownerOnly() {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
