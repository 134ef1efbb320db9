package se.inkopsnavet.complaint;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One complaint.
 *
 * @param orderNo the supplier's, or null
 * @param resolution null until it is answered
 * @param description screened; empty when there is none
 * @param built whether the letter exists, which is never built twice
 */
record Complaint(
        UUID id,
        String municipality,
        String caseRef,
        String supplierId,
        @Nullable String orderNo,
        ComplaintType type,
        ComplaintState state,
        @Nullable Resolution resolution,
        String description,
        boolean built,
        Instant openedAt) {

    @Override
    public String toString() {
        return "Complaint[" + id + "]";
    }
}
