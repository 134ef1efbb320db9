package se.inkopsnavet.securemail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPPrivateKey;
import org.bouncycastle.openpgp.api.OpenPGPCertificate;
import org.bouncycastle.openpgp.api.OpenPGPKey;
import org.bouncycastle.openpgp.api.OpenPGPKey.OpenPGPSecretKey;
import org.bouncycastle.openpgp.api.OpenPGPKeyReader;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;

/** Reads OpenPGP keys from files, armored or binary. Problems are a {@link Fault#CONFIGURATION} with the file name. */
public final class PgpKeyFiles {

    private PgpKeyFiles() {}

    /** A partner's certificate; whether it is the pinned one is checked at every use. */
    public static PgpPartner partner(Path file, Pin pin) {
        byte[] bytes = bytes(file);
        parse(bytes, file.getFileName() + ": cannot be read as an OpenPGP certificate");
        return new PgpPartner(pin, bytes);
    }

    /** Our key with all its subkeys. @param passphrase left as it is; the caller wipes it */
    public static PgpOwnKey own(Path file, char[] passphrase) {
        byte[] bytes = bytes(file);
        try {
            OpenPGPKey key = new OpenPGPKeyReader().parseKey(bytes);
            Map<Long, PGPPrivateKey> privateKeys = new HashMap<>();
            for (OpenPGPSecretKey secret : key.getSecretKeys().values()) {
                var unlocked = secret.isLocked() ? secret.unlock(passphrase) : secret.unlock();
                privateKeys.put(
                        secret.getKeyIdentifier().getKeyId(),
                        unlocked.getKeyPair().getPrivateKey());
            }
            return new PgpOwnKey(key.toCertificate().getEncoded(), privateKeys);
        } catch (IOException | PGPException e) {
            throw KeyFiles.problem(file, "cannot be read as an OpenPGP key with this passphrase");
        }
    }

    static OpenPGPCertificate parse(byte[] encoded, String place) {
        try {
            return new OpenPGPKeyReader().parseCertificate(encoded);
        } catch (IOException e) {
            throw new FaultException(Fault.CONFIGURATION, place);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw KeyFiles.problem(file, "cannot be read");
        }
    }
}
