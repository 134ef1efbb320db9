package se.inkopsnavet.consent;

import se.inkopsnavet.purchase.PersonKey;

/**
 * Whether a person has agreed to something that is about to be done (requirements S-04). Asked when a message is decided and again when its bytes leave: an SMS
 * that was queued before a withdrawal does not go (AC-18-1).
 */
public interface ConsentGate {

    /** @param recipient with the id of the one who would get it, such as a supplier's or a unit's */
    boolean permits(String municipality, PersonKey person, ConsentPurpose purpose, Recipient recipient);
}
