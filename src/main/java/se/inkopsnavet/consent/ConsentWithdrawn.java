package se.inkopsnavet.consent;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.person.PersonId;

/**
 * Somebody has taken a consent back (CancelExtendedConsent). Cannot be undone: who consents again gives a new consent, with a new id.
 *
 * @param consentId the one consent that is meant, or null when purposes are named
 * @param purposes what is no longer allowed; empty when {@code consentId} says it
 * @param recipient to whom no longer, or null for everybody
 */
public record ConsentWithdrawn(
        UUID id,
        String municipality,
        PersonId person,
        @Nullable UUID consentId,
        Set<ConsentPurpose> purposes,
        @Nullable Recipient recipient,
        Giver giver,
        Method method,
        Instant withdrawnAt,
        Registration registration,
        Source source,
        @Nullable String remark)
        implements ConsentEvent {

    public ConsentWithdrawn {
        purposes = Set.copyOf(purposes);
    }

    @Override
    public @Nullable UUID reference() {
        return consentId;
    }

    @Override
    public ConsentWithdrawn withIds(UUID other, @Nullable UUID reference) {
        return new ConsentWithdrawn(
                other,
                municipality,
                person,
                reference,
                purposes,
                recipient,
                giver,
                method,
                withdrawnAt,
                registration,
                source,
                remark);
    }

    @Override
    public ConsentWithdrawn withRemark(@Nullable String other) {
        return new ConsentWithdrawn(
                id,
                municipality,
                person,
                consentId,
                purposes,
                recipient,
                giver,
                method,
                withdrawnAt,
                registration,
                source,
                other);
    }

    @Override
    public String toString() {
        return "ConsentWithdrawn[" + id + "]";
    }
}
