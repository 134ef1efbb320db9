package se.inkopsnavet.policy;

/**
 * The function certificate of a unit's mailbox, for what may only reach the unit encrypted. File names are relative to the installation's folder of keys.
 *
 * @param certificate PEM
 * @param fingerprint SHA-256 as the supplier profiles write it: hexadecimal, or {@code file:name}
 * @param trustCa the CA that must have issued it
 * @param crl that CA's revocation list
 */
public record UnitCertificate(String certificate, String fingerprint, String trustCa, String crl) {}
