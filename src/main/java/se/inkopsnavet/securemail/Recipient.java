package se.inkopsnavet.securemail;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;

/**
 * Whom a sealer seals for, after the partner's profile.
 *
 * <p>Weaker algorithms are dated exceptions. When the date has passed nothing is sealed ({@link Fault#CIPHER_REFUSED}) until somebody renews or
 * removes the exception: sealing with GCM all the same would be safe, but would send a list that the partner has said it cannot open.
 *
 * @param cbcUntil last day (Europe/Stockholm) on which AES-256-CBC may be used instead of AES-256-GCM
 * @param pkcs1Until last day on which RSA PKCS#1 v1.5 may be used to transport the key instead of RSA-OAEP
 * @param shortKeyUntil last day on which an RSA key of 2048 bits and more will do instead of 3072; without meaning once the certificate has a longer one
 */
public record Recipient(
        Pin pin,
        X509Certificate certificate,
        Optional<LocalDate> cbcUntil,
        Optional<LocalDate> pkcs1Until,
        Optional<LocalDate> shortKeyUntil) {

    private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");

    /** AES-256-GCM, RSA-OAEP with SHA-256 or ECDH, RSA of 3072 bits or more: no exception. */
    public static Recipient of(Pin pin, X509Certificate certificate) {
        return of(pin, certificate, Optional.empty());
    }

    /** The same, but for the length of the key. */
    public static Recipient of(Pin pin, X509Certificate certificate, Optional<LocalDate> shortKeyUntil) {
        return new Recipient(pin, certificate, Optional.empty(), Optional.empty(), shortKeyUntil);
    }

    boolean usesCbc(Instant now) {
        return isInForce(cbcUntil, now, "recipient profile, cbc exception");
    }

    boolean usesPkcs1(Instant now) {
        return isInForce(pkcs1Until, now, "recipient profile, pkcs1 exception");
    }

    boolean mayHaveShortKey(Instant now) {
        return shortKeyUntil.isPresent() && !isOver(shortKeyUntil.get(), now);
    }

    private static boolean isOver(LocalDate until, Instant now) {
        return now.atZone(STOCKHOLM).toLocalDate().isAfter(until);
    }

    private static boolean isInForce(Optional<LocalDate> until, Instant now, String place) {
        if (until.isPresent() && isOver(until.get(), now)) {
            throw new FaultException(Fault.CIPHER_REFUSED, place);
        }
        return until.isPresent();
    }

    @Override
    public String toString() {
        return "Recipient[" + pin.fingerprint() + "]";
    }
}
