package se.inkopsnavet.decision;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The canonical event "a home care decision (beslut) was recorded", whatever case system it came from.
 *
 * @param decisionId the case system's id of the decision
 * @param version the case system's version of it; a higher version supersedes a lower one whatever the arrival order
 * @param occurredAt when the decision was taken or changed
 * @param startDate first day of the insats, Europe/Stockholm
 * @param endDate last day, or null when it runs until further notice
 * @param unitId the provider unit (enhet) that performs the insats
 * @param basis ground for disclosure to the supplier, or null when none is recorded
 */
public record Decision(
        String decisionId,
        long version,
        Instant occurredAt,
        Outcome outcome,
        Insats insats,
        LocalDate startDate,
        @Nullable LocalDate endDate,
        String unitId,
        Client client,
        PurchaseTerms terms,
        @Nullable DisclosureBasis basis) {

    /** The same decision resting on another ground for disclosure, or on none. */
    public Decision withBasis(@Nullable DisclosureBasis other) {
        return new Decision(
                decisionId, version, occurredAt, outcome, insats, startDate, endDate, unitId, client, terms, other);
    }

    /** The same decision about the person as known now. */
    public Decision withClient(Client other) {
        return new Decision(
                decisionId, version, occurredAt, outcome, insats, startDate, endDate, unitId, other, terms, basis);
    }

    /** The same decision with other terms. */
    public Decision withTerms(PurchaseTerms other) {
        return new Decision(
                decisionId, version, occurredAt, outcome, insats, startDate, endDate, unitId, client, other, basis);
    }

    public enum Outcome {
        GRANTED,
        DENIED,
        CHANGED,
        ENDED
    }

    public enum Insats {
        INKOP,
        LEDSAGNING,
        OTHER
    }
}
