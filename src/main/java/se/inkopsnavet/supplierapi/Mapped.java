package se.inkopsnavet.supplierapi;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.trade.CustomerRef;
import se.inkopsnavet.trade.SupplierNumber;

/** The fields that a mapping has given, read with their types. Faults name the field, never what stood in it. */
record Mapped(Map<String, Object> fields) {

    private static final Pattern REFERENCE = Pattern.compile("[\\p{L}\\p{N}._/:-]{1,60}");

    @Nullable
    String text(String field) {
        Object value = fields.get(field);
        if (value == null) {
            return null;
        }
        if (!(value instanceof String text)) {
            throw unreadable(field);
        }
        return text.isBlank() ? null : text.strip();
    }

    /** @throws FaultException INVALID_VALUE when it is no number of a supplier's */
    @Nullable
    String number(String field) {
        String text = text(field);
        return text == null ? null : SupplierNumber.checked(text, field);
    }

    /** A word of the contract's, or of the hub's: short, and without anything that would mean something elsewhere. */
    @Nullable
    String reference(String field) {
        String text = text(field);
        if (text != null && !REFERENCE.matcher(text).matches()) {
            throw unreadable(field);
        }
        return text;
    }

    <T> T required(String field, Function<String, @Nullable T> read) {
        return Optional.ofNullable(read.apply(field)).orElseThrow(() -> unreadable(field));
    }

    CustomerRef customer() {
        String caseRef = reference("caseRef");
        String customerNo = number("customerNo");
        if (caseRef == null && customerNo == null) {
            throw unreadable("customer");
        }
        return new CustomerRef(caseRef, customerNo);
    }

    @Nullable
    Instant instant(String field) {
        String text = text(field);
        return text == null
                ? null
                : parsed(field, () -> OffsetDateTime.parse(text).toInstant());
    }

    @Nullable
    LocalDate day(String field) {
        String text = text(field);
        return text == null ? null : parsed(field, () -> LocalDate.parse(text));
    }

    @Nullable
    LocalTime time(String field) {
        String text = text(field);
        return text == null ? null : parsed(field, () -> LocalTime.parse(text));
    }

    @Nullable
    Long whole(String field) {
        Object value = fields.get(field);
        if (value == null) {
            return null;
        }
        if (value instanceof Number number
                && number.doubleValue() == Math.rint(number.doubleValue())
                && Math.abs(number.doubleValue()) < 1L << 53) {
            return number.longValue();
        }
        throw unreadable(field);
    }

    /** Between 0 and {@code most}. */
    @Nullable
    Integer count(String field, int most) {
        Long value = whole(field);
        if (value != null && (value < 0 || value > most)) {
            throw unreadable(field);
        }
        return value == null ? null : value.intValue();
    }

    /** @throws FaultException SUPPLIER_REPORT_CODE_UNKNOWN when there is no such constant */
    <E extends Enum<E>> E constant(String field, Class<E> type) {
        return constant(field, required(field, this::text), type)
                .orElseThrow(() -> new FaultException(Fault.SUPPLIER_REPORT_CODE_UNKNOWN, field));
    }

    static <E extends Enum<E>> Optional<E> constant(String field, String text, Class<E> type) {
        return Arrays.stream(type.getEnumConstants())
                .filter(each -> each.name().equals(text))
                .findFirst();
    }

    /** A list of objects; JSONata writes a list of one as the one. */
    List<Mapped> list(String field) {
        Object value = fields.get(field);
        if (value == null) {
            return List.of();
        }
        List<Mapped> all = new ArrayList<>();
        for (Object each : value instanceof List<?> several ? several : List.of(value)) {
            all.add(new Mapped(object(field, each)));
        }
        return all;
    }

    @SuppressWarnings("unchecked") // the keys of a JSON object are text
    private static Map<String, Object> object(String field, Object value) {
        if (value instanceof Map) {
            return (Map<String, Object>) value;
        }
        throw unreadable(field);
    }

    private static <T> T parsed(String field, java.util.function.Supplier<T> parse) {
        try {
            return parse.get();
        } catch (DateTimeException none) {
            throw unreadable(field);
        }
    }

    static FaultException unreadable(String field) {
        return new FaultException(Fault.SUPPLIER_REPORT_UNREADABLE, field);
    }

    @Override
    public String toString() {
        return "Mapped[***]";
    }
}
