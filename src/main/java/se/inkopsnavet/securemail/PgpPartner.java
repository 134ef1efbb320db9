package se.inkopsnavet.securemail;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.bcpg.PublicKeyAlgorithmTags;
import org.bouncycastle.bcpg.sig.KeyFlags;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.api.OpenPGPCertificate;
import org.bouncycastle.openpgp.api.OpenPGPCertificate.OpenPGPComponentKey;
import se.inkopsnavet.fault.Fault;

/**
 * A partner's OpenPGP certificate and its pin.
 *
 * <p>OpenPGP has no authority to ask here: the pinned fingerprint gives identity, and expiry and revocation are those that stand in the certificate, so
 * a revocation takes effect when the partner's new certificate file has been put in place.
 *
 * @param pin fingerprint of the primary key, and the mailbox it belongs to
 * @param encoded the certificate as read, parsed anew at each use since the parsed form is not safe for several threads
 */
public record PgpPartner(Pin pin, byte[] encoded) {

    private static final Pattern USER_ID = Pattern.compile("(?:[^<>]*<([^<>]+)>|([^<>\\s]+))");
    private static final int MIN_RSA_BITS = 2048;
    private static final String PLACE = "partner key";

    /** Everything that forbids to use the certificate at {@code now}; the first is the most telling. */
    public List<Finding> findings(Purpose purpose, Instant now) {
        return findings(PgpKeyFiles.parse(encoded, PLACE), purpose, now);
    }

    List<Finding> findings(OpenPGPCertificate certificate, Purpose purpose, Instant now) {
        List<Finding> findings = new ArrayList<>();
        if (!pin.isOf(certificate.getFingerprint())) {
            findings.add(new Finding(Fault.CERTIFICATE_NOT_PINNED, PLACE));
        }
        keyFault(certificate, purpose, now).ifPresent(fault -> findings.add(new Finding(fault, PLACE)));
        if (findings.isEmpty() && !carries(certificate, pin.address(), now)) {
            findings.add(new Finding(Fault.CERTIFICATE_ADDRESS, PLACE));
        }
        return findings;
    }

    static Optional<Fault> keyFault(OpenPGPCertificate certificate, Purpose purpose, Instant now) {
        Date date = Date.from(now);
        if (certificate.getRevocation(date) != null) {
            return Optional.of(Fault.CERTIFICATE_REVOKED);
        }
        if (isOutside(certificate.getPrimaryKey(), date)) {
            return Optional.of(Fault.CERTIFICATE_EXPIRED);
        }
        List<OpenPGPComponentKey> usable = keys(certificate, purpose, now);
        if (usable.isEmpty()) {
            return Optional.of(withoutUsableKey(certificate, purpose, date));
        }
        return usable.stream().allMatch(key -> isStrong(key.getPGPPublicKey()))
                ? Optional.empty()
                : Optional.of(Fault.CIPHER_REFUSED);
    }

    /** The keys of the certificate that are bound, alive and meant for the purpose at {@code now}. */
    static List<OpenPGPComponentKey> keys(OpenPGPCertificate certificate, Purpose purpose, Instant now) {
        return purpose == Purpose.RECIPIENT
                ? certificate.getEncryptionKeys(Date.from(now))
                : certificate.getSigningKeys(Date.from(now));
    }

    /** A User ID such as {@code Namn <adress>} or the address alone, bound at {@code now}. */
    static boolean carries(OpenPGPCertificate certificate, String address, Instant now) {
        MailAddress wanted = new MailAddress(address);
        return certificate.getValidUserIds(Date.from(now)).stream()
                .map(userId -> USER_ID.matcher(userId.getUserId()))
                .filter(Matcher::matches)
                .anyMatch(matcher -> wanted.isSameAs(matcher.group(1) == null ? matcher.group(2) : matcher.group(1)));
    }

    /** A subkey that was there and has run out tells more than "no key". */
    private static Fault withoutUsableKey(OpenPGPCertificate certificate, Purpose purpose, Date date) {
        int[] flags = purpose == Purpose.RECIPIENT
                ? new int[] {KeyFlags.ENCRYPT_COMMS, KeyFlags.ENCRYPT_STORAGE}
                : new int[] {KeyFlags.SIGN_DATA};
        List<OpenPGPComponentKey> meant =
                certificate.getKeys().stream().filter(key -> hasOne(key, flags)).toList();
        if (meant.stream().anyMatch(key -> key.getRevocation(date) != null)) {
            return Fault.CERTIFICATE_REVOKED;
        }
        return meant.stream().anyMatch(key -> isOutside(key, date))
                ? Fault.CERTIFICATE_EXPIRED
                : Fault.CERTIFICATE_USAGE;
    }

    private static boolean hasOne(OpenPGPComponentKey key, int[] flags) {
        for (int flag : flags) {
            // Asked for the moment after its making, when an expired subkey still had its flags.
            if (key.hasKeyFlags(new Date(key.getCreationTime().getTime() + 1000), flag)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOutside(OpenPGPComponentKey key, Date date) {
        long seconds = key.getPGPPublicKey().getValidSeconds();
        Date created = key.getCreationTime();
        return date.before(created) || seconds > 0 && date.getTime() > created.getTime() + seconds * 1000;
    }

    private static boolean isStrong(PGPPublicKey key) {
        boolean isRsa = key.getAlgorithm() <= PublicKeyAlgorithmTags.RSA_SIGN;
        return !isRsa || key.getBitStrength() >= MIN_RSA_BITS;
    }

    @Override
    public String toString() {
        return "PgpPartner[" + pin.fingerprint() + "]";
    }
}
