package se.inkopsnavet.event;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.person.PersonId;

/**
 * The person is, will be or is no longer away from home. Why is reduced to a neutral code where it enters; notes are dropped there.
 *
 * @param from first day away, Europe/Stockholm; null only when {@code deleted}
 * @param to last day away, or null while it is not known (AC-17-10)
 * @param deleted the absence was removed again: as if it had never been recorded (AC-17-9)
 */
public record AbsenceChanged(
        String municipality,
        byte[] personKey,
        @Nullable PersonId person,
        byte[] recordKey,
        long version,
        Instant occurredAt,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        Reason reason,
        boolean deleted)
        implements PersonEvent {

    public enum Reason {
        HOSPITAL,
        VISIT,
        SHORT_TERM_CARE,
        OTHER
    }

    @Override
    public String toString() {
        return "AbsenceChanged[***]";
    }
}
