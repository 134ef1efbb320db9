package se.inkopsnavet.decision.fields;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;

/**
 * One decision's values after mapping: text by field, blank means absent. Every fault names the field's key and never the value.
 *
 * <p>Dates are ISO ({@code 2026-12-01}), times ISO with offset or else Europe/Stockholm, booleans {@code true}/{@code false}, enums by their name.
 */
public final class CanonicalFields {

    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2200;
    private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");

    private final Map<CanonicalField, String> values = new EnumMap<>(CanonicalField.class);

    private @Nullable FaultException refusal;

    /** Remembers what is wrong and goes on: a record's other fields may say that the person is protected. The first fault counts. */
    public void refuse(FaultException why) {
        if (refusal == null) {
            refusal = why;
        }
    }

    /** @throws FaultException the first one that was met while the fields were mapped */
    public void requireSound() {
        if (refusal != null) {
            throw refusal;
        }
    }

    public void put(CanonicalField field, String text) {
        try {
            putClean(field, text);
        } catch (FaultException e) {
            refuse(e);
        }
    }

    private void putClean(CanonicalField field, String text) {
        String value = CleanText.of(field, text);
        if (!value.isEmpty()) {
            values.put(field, value);
        }
    }

    /** For the test's example pairs. */
    public Map<CanonicalField, String> asMap() {
        return values;
    }

    @Nullable
    public String optional(CanonicalField field) {
        return values.get(field);
    }

    /** Empty when absent, for those who judge emptiness themselves with a fault of their own. */
    public String orEmpty(CanonicalField field) {
        return values.getOrDefault(field, "");
    }

    public String required(CanonicalField field) {
        String value = values.get(field);
        if (value == null) {
            throw new FaultException(Fault.INVALID_VALUE, field.key());
        }
        return value;
    }

    /** Unknown, absent or anything but {@code true} is no. */
    boolean yes(CanonicalField field) {
        return Boolean.TRUE.equals(yesOrNo(field));
    }

    @Nullable
    Boolean yesOrNo(CanonicalField field) {
        String value = values.get(field);
        if (value == null) {
            return null;
        }
        return switch (value) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new FaultException(Fault.INVALID_VALUE, field.key());
        };
    }

    long number(CanonicalField field) {
        String digits = required(field);
        if (!digits.matches("[0-9]{1,18}")) {
            throw new FaultException(Fault.INVALID_VALUE, field.key());
        }
        return Long.parseLong(digits);
    }

    public <E extends Enum<E>> E one(CanonicalField field, Class<E> type) {
        return Enum.valueOf(type, known(field, type, required(field)));
    }

    public <E extends Enum<E>> E oneOr(CanonicalField field, E absent) {
        return values.containsKey(field) ? one(field, absent.getDeclaringClass()) : absent;
    }

    <E extends Enum<E>> @Nullable E oneOrNull(CanonicalField field, Class<E> type) {
        return values.containsKey(field) ? one(field, type) : null;
    }

    private static <E extends Enum<E>> String known(CanonicalField field, Class<E> type, String name) {
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(name)) {
                return name;
            }
        }
        throw new FaultException(Fault.INVALID_VALUE, field.key());
    }

    public LocalDate date(CanonicalField field) {
        try {
            return sensible(field, LocalDate.parse(required(field)));
        } catch (DateTimeException e) {
            throw new FaultException(Fault.INVALID_DATE, field.key());
        }
    }

    @Nullable
    public LocalDate dateOrNull(CanonicalField field) {
        return values.containsKey(field) ? date(field) : null;
    }

    /** A time without offset is local time; in the hour that comes twice it is the first. */
    public Instant instant(CanonicalField field) {
        String text = required(field);
        try {
            boolean hasOffset = text.matches(".*(Z|[+-][0-9]{2}:[0-9]{2})");
            OffsetDateTime time = hasOffset
                    ? OffsetDateTime.parse(text)
                    : LocalDateTime.parse(text).atZone(STOCKHOLM).toOffsetDateTime();
            sensible(field, time.toLocalDate());
            return time.toInstant();
        } catch (DateTimeException e) {
            throw new FaultException(Fault.INVALID_DATE, field.key());
        }
    }

    /** A year outside 1900–2200 is a typing error or a code that the mapping does not know (reliability §4, B63). */
    private static LocalDate sensible(CanonicalField field, LocalDate date) {
        if (date.getYear() < FIRST_YEAR || date.getYear() > LAST_YEAR) {
            throw new FaultException(Fault.INVALID_DATE, field.key());
        }
        return date;
    }

    @Override
    public String toString() {
        return "CanonicalFields[***]";
    }
}
