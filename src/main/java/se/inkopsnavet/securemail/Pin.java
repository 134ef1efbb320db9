package se.inkopsnavet.securemail;

import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;

/**
 * The registered partner: this key material belongs to this mailbox. The pin gives identity, not the name in the certificate (S-18).
 *
 * @param fingerprint lower-case hex without separators: SHA-256 (64 digits) of a certificate, or the fingerprint (40 or 64) of an OpenPGP primary key;
 *     colons, spaces and capitals are accepted on input
 */
public record Pin(String fingerprint, String address) {

    private static final Set<Integer> LENGTHS = Set.of(40, 64);

    public Pin {
        fingerprint = fingerprint.replaceAll("[:\\s]", "").toLowerCase(Locale.ROOT);
        if (!LENGTHS.contains(fingerprint.length()) || !fingerprint.matches("[0-9a-f]+")) {
            throw new FaultException(Fault.CONFIGURATION, "pin fingerprint");
        }
        address = MailAddress.of(address, "pin address").value();
    }

    boolean isOf(byte[] actualFingerprint) {
        return fingerprint.equals(HexFormat.of().formatHex(actualFingerprint));
    }

    @Override
    public String toString() {
        return "Pin[" + fingerprint + "]";
    }
}
