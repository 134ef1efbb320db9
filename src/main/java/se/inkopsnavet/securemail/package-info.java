/**
 * Mail that only the addressee can read and that provably comes from the sender: S/MIME (RFC 8551, RFC 9788) and PGP/MIME (RFC 3156).
 *
 * <p>Bytes in, bytes out: no transport, no store, no clock of its own. Sealing never falls back to weaker protection, opening never returns
 * anything that was not decrypted, signed by one registered partner and fresh (requirements S-18, {@code reliability.md} §3.2).
 */
package se.inkopsnavet.securemail;
