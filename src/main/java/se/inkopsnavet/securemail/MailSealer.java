package se.inkopsnavet.securemail;

import java.time.Instant;

/** Signs and encrypts a letter for the one recipient this sealer was made for. */
public interface MailSealer {

    /**
     * Checks both certificates (or keys) at {@code now}, then signs, then encrypts.
     *
     * @throws se.inkopsnavet.fault.FaultException with a {@code CRY-} fault when anything is wrong; nothing has been sealed then, and the caller sends
     *     nothing (AC-05-12, AC-05-13)
     */
    SealedMail seal(Letter letter, Instant now);
}
