package se.inkopsnavet.consent;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * That somebody has taken something back: one purpose, or one consent. Kept also when no consent is known: what was given before it has no effect, whenever
 * it arrives.
 *
 * @param eventId the {@link ConsentWithdrawn} that it came with
 * @param consentId the one consent that is meant, or null when {@code purpose} says it
 * @param recipient to whom no longer, or null for everybody
 * @param doubtful it pauses, and a person decides: whoever said it had no mandate, or it is being corrected
 */
record Withdrawal(
        UUID eventId,
        @Nullable UUID consentId,
        @Nullable ConsentPurpose purpose,
        @Nullable Recipient recipient,
        Instant at,
        boolean doubtful) {

    /** At the same moment the withdrawal wins. A consent that is named is withdrawn whatever the times say: a new one has a new id. */
    boolean covers(Consent consent) {
        if (consentId != null) {
            return consentId.equals(consent.eventId());
        }
        return concerns(consent.purpose(), consent.recipient()) && !at.isBefore(consent.givenAt());
    }

    Withdrawal pausing() {
        return new Withdrawal(eventId, consentId, purpose, recipient, at, true);
    }

    /** The same of what that consent was about, and not of that consent alone. */
    Withdrawal of(Consent consent) {
        return new Withdrawal(eventId, null, consent.purpose(), consent.recipient(), at, doubtful);
    }

    /** The same of one purpose, at the recipient that it names or at everybody. */
    Withdrawal of(ConsentPurpose one) {
        boolean named = recipient != null && recipient.type() == one.recipientType();
        return new Withdrawal(eventId, null, one, named ? recipient : null, at, doubtful);
    }

    /** Of a purpose in general: also of what rests on a consent that only the case system knows. */
    boolean concerns(ConsentPurpose other, Recipient to) {
        return purpose == other && (recipient == null || recipient.includes(to) || to.includes(recipient));
    }
}
