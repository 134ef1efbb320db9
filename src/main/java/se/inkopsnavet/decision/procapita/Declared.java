package se.inkopsnavet.decision.procapita;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;

/**
 * Reads what a file declares about itself: municipality, time and count.
 *
 * @param fault what a missing or unreadable value is called in this format
 * @param prefix of the place
 */
record Declared(Fault fault, String prefix) {

    String text(String name, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw new FaultException(fault, prefix + name);
        }
        return value.strip();
    }

    /** ISO 8601 with offset. */
    Instant instant(String name, @Nullable String value) {
        try {
            return OffsetDateTime.parse(text(name, value)).toInstant();
        } catch (DateTimeException e) {
            throw new FaultException(fault, prefix + name);
        }
    }

    int count(String name, @Nullable String value) {
        String digits = text(name, value);
        if (!digits.matches("[0-9]{1,9}")) {
            throw new FaultException(fault, prefix + name);
        }
        return Integer.parseInt(digits);
    }
}
