package se.inkopsnavet.disclosure;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the ledger (utlämnandelogg): that something about a person left the house, never what it said (requirements §5.1).
 *
 * @param entryId derived from message and person, so that an outcome that is recorded twice is one entry
 * @param fields names of what was given, such as {@code clientPhone} or {@code sms.deliveryTime}
 * @param recipientType SUPPLIER, SMS_GATEWAY, PRINT, UNIT, REPRESENTATIVE
 * @param recipient the recipient's id in the policy: never a person's address or number
 * @param basis reference to the ground it rested on, or null where the law alone is the ground; kept encrypted
 * @param messageMark by what the bytes on the wire are known again ({@link se.inkopsnavet.ledger.Marks}), or null when they never left
 */
public record Disclosure(
        UUID entryId,
        String municipality,
        String caseRef,
        Set<String> fields,
        String recipientType,
        String recipient,
        Instant at,
        @Nullable String basis,
        UUID messageId,
        @Nullable String messageMark,
        String channel,
        Result result) {

    /** What is known of the recipient's having got it. */
    public enum Result {
        DELIVERED,
        UNKNOWN,
        REFUSED
    }

    public Disclosure {
        fields = Set.copyOf(fields);
    }

    @Override
    public String toString() {
        return "Disclosure[" + entryId + "]";
    }
}
