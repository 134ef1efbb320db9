package se.inkopsnavet.policy;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The function certificate of a unit's mailbox, for what may only reach the unit encrypted. File names are relative to the installation's folder of keys.
 *
 * @param certificate PEM
 * @param fingerprint SHA-256 as the supplier profiles write it: hexadecimal, or {@code file:name}
 * @param trustCa the CA that must have issued it
 * @param crl that CA's revocation list
 * @param shortKeyUntil last day on which it may hold an RSA key of fewer than 3072 bits, though not fewer than 2048; null without exception
 */
public record UnitCertificate(
        String certificate,
        String fingerprint,
        String trustCa,
        String crl,
        @Nullable LocalDate shortKeyUntil) {}
