package se.inkopsnavet.neighbourhood.supplier;

import java.time.Instant;

/**
 * How a supplier opens the hub's mail and seals its own, with programs that share no code with the hub's {@code securemail}, so that a mistake there does
 * not hide itself.
 */
public interface SupplierCraft {

    String address();

    String hubAddress();

    /** @return the letter inside, headers included, whose signature is the hub's */
    byte[] letterIn(byte[] raw) throws RefusedMail;

    /**
     * @param letter a mail in clear text
     * @param id Message-ID with angle brackets
     * @param signer says which of the supplier's keys signs; all but the wrong ones are the registered one
     * @return the mail that takes the letter to the hub, signed and encrypted
     */
    byte[] seal(byte[] letter, String id, Behaviour.Envelope signer, Instant now);
}
