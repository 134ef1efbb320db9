package se.inkopsnavet.policy;

import org.jspecify.annotations.Nullable;

/**
 * What the municipality has decided about the customer list (kundlista, bilaga 1). Where it has decided nothing, the answer that discloses least stands.
 *
 * @param enabled whether a customer list is sent at all
 * @param channel null when not given
 * @param recipientAlias the supplier mailbox that is meant, by alias; the address stands with the supplier; null when not given
 * @param clientPhoneAllowed column c may be filled, when the client has consented
 * @param unitPhonesMin fewest unit numbers (column d) without which a row is incomplete
 * @param unitPhonesRecommended fewer than these give a warning
 * @param unitPhonesOnlyIfConsent column d is filled when the client has consented to SMS to the unit (SKR-09), and is missing otherwise
 * @param sendPersonnummer column e is filled and required
 * @param clientEmailAllowed column f may be filled, when the client has an address and wishes it
 * @param driverInfoMaxLength longest free text in column h, characters
 * @param driverInfoScreened whether column h is screened for codes and health data
 * @param fridgePackingAllowed column i may be crossed
 */
public record CustomerListPolicy(
        boolean enabled,
        @Nullable Channel channel,
        @Nullable String recipientAlias,
        boolean clientPhoneAllowed,
        int unitPhonesMin,
        int unitPhonesRecommended,
        boolean unitPhonesOnlyIfConsent,
        boolean sendPersonnummer,
        boolean clientEmailAllowed,
        int driverInfoMaxLength,
        boolean driverInfoScreened,
        boolean fridgePackingAllowed) {

    public enum Channel {
        ENCRYPTED_MAIL,
        SFTP
    }
}
