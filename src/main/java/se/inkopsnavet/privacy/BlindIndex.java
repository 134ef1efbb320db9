package se.inkopsnavet.privacy;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keyed hashes (HMAC-SHA-256) for look-up and comparison without storing the value.
 *
 * <p>A hash of a personnummer without a secret key can be reversed in seconds; the key therefore comes from a file and never from the database
 * (reliability report §3.4). The municipality is part of every input, so that customers cannot be linked across municipalities.
 */
public final class BlindIndex {

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    /** @param key at least 32 random bytes */
    public BlindIndex(byte[] key) {
        if (key.length < 32) {
            throw new IllegalArgumentException("the index key must have at least 32 bytes");
        }
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    public byte[] of(String domain, String municipality, String value) {
        return of(domain, municipality, value.getBytes(StandardCharsets.UTF_8));
    }

    public byte[] of(String domain, String municipality, byte[] value) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update((domain + "|" + municipality + "|").getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(value);
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("HMAC-SHA-256 is part of every JDK", e);
        }
    }
}
