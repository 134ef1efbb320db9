package se.inkopsnavet.consent;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who obtained it, and who wrote it down (standards §1: requestedBy and registeredBy are two actors).
 *
 * @param obtainedBy the member of staff who was told; author of the journal note
 * @param registeredBy the one who wrote it down, or null when it is the same
 * @param registeredAt when, or null when the source does not say
 */
public record Registration(
        Staff obtainedBy,
        @Nullable Staff registeredBy,
        @Nullable Instant registeredAt) {

    /** @param title professional title, shown in the journal; empty when the source does not say */
    public record Staff(String staffId, String title) {

        @Override
        public String toString() {
            return "Staff[***]";
        }
    }
}
