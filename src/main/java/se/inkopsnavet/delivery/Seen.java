package se.inkopsnavet.delivery;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.policy.DeliveryOutcome;
import se.inkopsnavet.trade.DeliveryReported;
import se.inkopsnavet.trade.DeliveryReported.Kind;

/** One report about a delivery, as it is kept: when and what, nothing about the person. Times in microseconds, as the database has them. */
record Seen(
        Kind kind,
        long version,
        Instant occurredAt,
        @Nullable Instant expectedAt,
        @Nullable DeliveryOutcome outcome,
        int attempts) {

    Seen {
        occurredAt = occurredAt.truncatedTo(ChronoUnit.MICROS);
        expectedAt = expectedAt == null ? null : expectedAt.truncatedTo(ChronoUnit.MICROS);
    }

    static Seen of(DeliveryReported report) {
        return new Seen(
                report.kind(),
                report.version(),
                report.occurredAt(),
                report.expectedAt(),
                report.outcome(),
                report.attempts());
    }

    /** Whether it says what its kind promises. */
    boolean isComplete() {
        return switch (kind) {
            case DELAYED, EXPECTED -> expectedAt != null;
            case OUTCOME -> outcome != null;
            case ARRIVING, READY_FOR_PICKUP, SUBSTITUTED, NO_ANSWER -> true;
        };
    }

    boolean isOfTheSame(Seen other) {
        return kind == other.kind && version == other.version;
    }

    /** Whether it says when the driver comes. */
    boolean tellsTime() {
        return expectedAt != null && (kind == Kind.DELAYED || kind == Kind.EXPECTED || kind == Kind.ARRIVING);
    }
}
