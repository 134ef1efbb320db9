package se.inkopsnavet.supplier;

import java.nio.file.Path;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.fault.FaultException;

/**
 * How what goes to the supplier is encrypted, and whose certificate it is encrypted to (S-18, reliability §3.2). File names are relative to the
 * installation's folder of keys.
 *
 * @param cipher null for OpenPGP, whose implementation settles it
 * @param exceptionUntil last day on which a cipher other than AES-256-GCM may be used; null with AES-256-GCM
 * @param shortKeyUntil last day on which the certificate may hold an RSA key of fewer than 3072 bits, though not fewer than 2048; null without exception
 * @param certificate the supplier's certificate (PEM), or its public key for OpenPGP
 * @param trustCa the CA that must have issued the certificate, or null for OpenPGP
 * @param crl revocation list of that CA, or null for OpenPGP
 * @param revocation what to do when revocation cannot be established
 */
public record MessageProtection(
        Encryption encryption,
        @Nullable Cipher cipher,
        @Nullable LocalDate exceptionUntil,
        @Nullable LocalDate shortKeyUntil,
        String certificate,
        Fingerprint fingerprint,
        @Nullable String trustCa,
        @Nullable String crl,
        Revocation revocation) {

    public enum Encryption {
        SMIME,
        OPENPGP
    }

    public enum Cipher {
        AES256_GCM,
        /** Without integrity of its own: a flipped bit decrypts silently. Only by a dated exception. */
        AES256_CBC
    }

    public enum Revocation {
        /** Nothing is sent. */
        HARD_FAIL,
        /** Sent while the list is less than a day late, and IT is told. */
        SOFT_FAIL
    }

    /**
     * The pinned fingerprint, lower-case hexadecimal without separators: SHA-256 of the certificate for S/MIME, the key's own fingerprint for OpenPGP.
     *
     * @throws FaultException CONFIGURATION when it stands in a file that is missing or holds none
     */
    public String pinnedFingerprint(Path keys) {
        return fingerprint.resolve(keys);
    }
}
