package se.inkopsnavet.decision;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The ground (utlämnandegrund) on which a person's data may be given to the supplier (requirements S-04).
 *
 * @param reference the note or decision that holds the proof in the case system
 * @param recipient the supplier id it covers
 * @param validTo last day, or null
 */
public record DisclosureBasis(
        Type type,
        String reference,
        String recipient,
        LocalDate validFrom,
        @Nullable LocalDate validTo) {

    public enum Type {
        CONSENT,
        HARM_ASSESSMENT
    }

    /** Whether the basis covers that recipient on that day. */
    public boolean covers(String supplierId, LocalDate day) {
        return recipient.equals(supplierId) && !day.isBefore(validFrom) && (validTo == null || !day.isAfter(validTo));
    }
}
