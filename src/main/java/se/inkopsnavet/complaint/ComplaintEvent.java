package se.inkopsnavet.complaint;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.journal.Author;

/** What somebody records about a complaint. */
sealed interface ComplaintEvent {

    UUID id();

    String municipality();

    Instant occurredAt();

    /** Who did it, or null when nobody did. */
    @Nullable
    Author by();

    /** @param description as it was written: not screened yet; may be empty */
    record Opened(
            UUID id,
            String municipality,
            String caseRef,
            @Nullable String orderNo,
            ComplaintType type,
            String description,
            Instant occurredAt,
            @Nullable Author by)
            implements ComplaintEvent {

        @Override
        public String toString() {
            return "Opened[" + id + "]";
        }
    }

    record Answered(
            UUID id,
            String municipality,
            Resolution resolution,
            Instant occurredAt,
            @Nullable Author by) implements ComplaintEvent {}

    /** The refund that was promised has come. */
    record RefundSeen(
            UUID id,
            String municipality,
            Instant occurredAt,
            @Nullable Author by) implements ComplaintEvent {}
}
