package se.inkopsnavet.securemail;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Signs and encrypts a letter for the one recipient this sealer was made for. */
public interface MailSealer {

    /**
     * Checks both certificates (or keys) at {@code now}, then signs, then encrypts.
     *
     * @throws se.inkopsnavet.fault.FaultException with a {@code CRY-} fault when anything is wrong; nothing has been sealed then, and the caller sends
     *     nothing (AC-05-12, AC-05-13)
     */
    SealedMail seal(Letter letter, Instant now);

    /** Everything that would stop a letter from {@code from} at {@code now}, the first being the fault that sealing would throw; for {@code --check}. */
    List<Finding> findings(String from, Instant now);

    /** When the first of the two certificates or keys ends, if ever: the warnings 60, 30, 14 and 7 days before rest on it (F19). */
    Optional<Instant> expires();
}
