package se.inkopsnavet.securemail;

import java.util.Map;
import org.bouncycastle.openpgp.PGPPrivateKey;

/**
 * Our OpenPGP key, unlocked.
 *
 * @param certificate the public half, encoded
 * @param privateKeys by key id; signing and decryption usually have a subkey each
 */
public record PgpOwnKey(byte[] certificate, Map<Long, PGPPrivateKey> privateKeys) {

    public PgpOwnKey {
        privateKeys = Map.copyOf(privateKeys);
    }

    @Override
    public String toString() {
        return "PgpOwnKey[" + privateKeys.size() + " keys]";
    }
}
