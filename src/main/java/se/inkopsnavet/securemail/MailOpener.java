package se.inkopsnavet.securemail;

import java.time.Instant;

/** Opens mail from registered partners. */
public interface MailOpener {

    /**
     * Returns the letter only when it decrypts, carries exactly one valid signature of a registered partner over all of it, and is fresh.
     *
     * <p>Whether the inner Message-ID has been seen before is the caller's to ask: its UNIQUE key stands in the ledger.
     *
     * @param rawMail the message as received, headers included
     * @param arrived when the mail server got it: the letter must be fresh then, so that an outage of the hub refuses no good answer and a replay is none
     * @param now at which the signer's certificate must be valid and not revoked
     * @throws se.inkopsnavet.fault.FaultException the reason, for the protected log only: towards the outside all reasons must look the same, else the
     *     hub becomes a padding or signature oracle ({@code reliability.md} §3.2)
     */
    OpenedMail open(byte[] rawMail, Instant arrived, Instant now);

    /** A mail that arrives now. */
    default OpenedMail open(byte[] rawMail, Instant now) {
        return open(rawMail, now, now);
    }
}
