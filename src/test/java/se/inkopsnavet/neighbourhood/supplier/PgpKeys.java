package se.inkopsnavet.neighbourhood.supplier;

import java.time.Duration;
import java.time.Instant;
import se.inkopsnavet.neighbourhood.pki.TestPgpKey;

/**
 * The supplier that writes OpenPGP: its key, a wrong one it can sign with, and the hub's key, of which it uses the public half only.
 *
 * @param own what the hub encrypts to and has registered
 * @param unregistered for the same address, but unknown to the hub
 */
public record PgpKeys(
        String address, TestPgpKey own, TestPgpKey unregistered, String hubAddress, TestPgpKey hub, String passphrase)
        implements SupplierCraft {

    private static final Duration YEAR = Duration.ofDays(365);

    public static PgpKeys issue(String address, String hubAddress, Instant now, String passphrase) {
        Instant made = now.minus(Duration.ofDays(30));
        return new PgpKeys(
                address,
                TestPgpKey.of("pgp " + address, "Livs <" + address + ">", made, YEAR, passphrase),
                TestPgpKey.of("pgp unregistered " + address, "Livs <" + address + ">", made, YEAR, passphrase),
                hubAddress,
                TestPgpKey.of("pgp " + hubAddress, "Navet <" + hubAddress + ">", made, YEAR, passphrase),
                passphrase);
    }

    @Override
    public byte[] letterIn(byte[] raw) throws RefusedMail {
        return new PgpReader(this).letterIn(raw);
    }

    @Override
    public byte[] seal(byte[] letter, String id, Behaviour.Envelope signer, Instant now) {
        TestPgpKey key =
                switch (signer) {
                    case UNREGISTERED_SIGNER -> unregistered;
                    case EXPIRED_SIGNER ->
                        throw new IllegalArgumentException(
                                "the hub goes by the end of the key that it has registered, not of the one that signed");
                    default -> own;
                };
        return new PgpWriter(this).seal(letter, id, now, key);
    }

    @Override
    public String toString() {
        return "PgpKeys[" + own.fingerprint() + "]";
    }
}
