package se.inkopsnavet.privacy;

import com.google.crypto.tink.Aead;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;

/**
 * Encrypts what the database holds about people. Table, column and row are bound into every ciphertext, so that cells cannot be swapped.
 */
public final class ColumnCipher {

    private final Aead aead;

    public ColumnCipher(Aead aead) {
        this.aead = aead;
    }

    public byte[] encrypt(String table, String column, String row, byte[] plain) {
        try {
            return aead.encrypt(plain, binding(table, column, row));
        } catch (GeneralSecurityException e) {
            throw new FaultException(Fault.INTERNAL_ERROR, table + "." + column, e);
        }
    }

    /** @throws FaultException DECRYPTION_FAILED when the cell was altered, moved, or its key is gone */
    public byte[] decrypt(String table, String column, String row, byte[] cipher) {
        try {
            return aead.decrypt(cipher, binding(table, column, row));
        } catch (GeneralSecurityException e) {
            throw new FaultException(Fault.DECRYPTION_FAILED, table + "." + column, e);
        }
    }

    private static byte[] binding(String table, String column, String row) {
        return (table + "|" + column + "|" + row).getBytes(StandardCharsets.UTF_8);
    }
}
