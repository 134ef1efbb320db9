package se.inkopsnavet.policy;

import org.jspecify.annotations.Nullable;

/**
 * Function mailboxes of the municipality that the hub turns to; null when not given.
 *
 * @param it told of certificates, expired policies and outages
 * @param securityContact told of protected persons and security events
 * @param areaSteward told of unknown areas
 * @param dataProtectionOfficer (dataskyddsombud) told when a supplier does not erase what it was asked to
 */
public record Contacts(
        @Nullable String it,
        @Nullable String securityContact,
        @Nullable String areaSteward,
        @Nullable String dataProtectionOfficer) {}
