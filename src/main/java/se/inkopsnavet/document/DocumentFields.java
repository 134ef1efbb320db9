package se.inkopsnavet.document;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import tools.jackson.databind.JsonNode;

/** The fields of one JSON object, asked for by name. What nobody has asked for is unknown. Blank is absent. */
public final class DocumentFields {

    private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");
    private static final int MAX_LINE = 200;
    private static final int MAX_FREE_TEXT = 500;
    private static final Pattern REFUSED = Pattern.compile("[\\p{Cc}\\p{Cs}\\p{Co}\\p{Cn}\\uFFFD&&[^\\t\\n\\r]]");
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,14}");
    private static final Pattern OFFSET = Pattern.compile(".*(Z|[+-][0-9]{2}:[0-9]{2})");
    private static final Pattern UUID_FORM = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private final JsonNode object;
    private final String path;
    private final StrictJson faults;
    private final Set<String> asked = new HashSet<>();

    DocumentFields(JsonNode object, String path, StrictJson faults) {
        this.object = object;
        this.path = path;
        this.faults = faults;
    }

    /** @throws FaultException unreadable when there are fields that nobody has asked for; their names may be anything, and are not told */
    public void nothingElse() {
        if (!asked.containsAll(object.propertyNames())) {
            throw new FaultException(faults.unreadable(), path + "unknown field");
        }
    }

    public @Nullable String optional(String key) {
        return text(key, MAX_LINE);
    }

    public @Nullable String freeText(String key) {
        return text(key, MAX_FREE_TEXT);
    }

    public String required(String key) {
        String value = optional(key);
        if (value == null) {
            throw new FaultException(faults.incomplete(), path + key);
        }
        return value;
    }

    public List<String> texts(String key) {
        JsonNode list = node(key);
        if (list == null) {
            return List.of();
        }
        if (!list.isArray()) {
            throw unreadable(key);
        }
        List<String> texts = new ArrayList<>();
        list.forEach(item -> texts.add(clean(key, item, MAX_LINE)));
        return texts;
    }

    public @Nullable DocumentFields objectOrNull(String key) {
        JsonNode node = node(key);
        if (node == null) {
            return null;
        }
        if (!node.isObject()) {
            throw unreadable(key);
        }
        return new DocumentFields(node, path + key + ".", faults);
    }

    public DocumentFields object(String key) {
        DocumentFields fields = objectOrNull(key);
        if (fields == null) {
            throw new FaultException(faults.incomplete(), path + key);
        }
        return fields;
    }

    public <E extends Enum<E>> E one(String key, Class<E> type) {
        return constant(type, required(key), path + key);
    }

    public static <E extends Enum<E>> E constant(Class<E> type, String name, String place) {
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(name)) {
                return constant;
            }
        }
        throw new FaultException(Fault.INVALID_VALUE, place);
    }

    public UUID uuid(String key) {
        required(key);
        return uuidOrNull(key);
    }

    public @Nullable UUID uuidOrNull(String key) {
        String text = optional(key);
        if (text != null && !UUID_FORM.matcher(text).matches()) {
            throw new FaultException(Fault.INVALID_VALUE, path + key);
        }
        return text == null ? null : UUID.fromString(text);
    }

    /** A time without offset is local time; in the hour that comes twice it is the first. */
    public Instant instant(String key) {
        String text = required(key);
        try {
            return OFFSET.matcher(text).matches()
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDateTime.parse(text).atZone(STOCKHOLM).toInstant();
        } catch (DateTimeException e) {
            throw new FaultException(Fault.INVALID_DATE, path + key);
        }
    }

    public @Nullable Instant instantOrNull(String key) {
        return optional(key) == null ? null : instant(key);
    }

    public @Nullable LocalDate dayOrNull(String key) {
        String text = optional(key);
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new FaultException(Fault.INVALID_DATE, path + key);
        }
    }

    /** A whole number from 1, as JSON's own or as text: forms know text alone. */
    public long number(String key) {
        JsonNode node = node(key);
        if (node != null && node.isIntegralNumber() && node.canConvertToLong() && node.longValue() > 0) {
            return node.longValue();
        }
        if (node != null && node.isNumber()) {
            throw new FaultException(Fault.INVALID_VALUE, path + key);
        }
        String text = required(key);
        if (!NUMBER.matcher(text).matches()) {
            throw new FaultException(Fault.INVALID_VALUE, path + key);
        }
        return Long.parseLong(text);
    }

    /** True only when it says so; absent is false. */
    public boolean flag(String key) {
        JsonNode node = node(key);
        if (node != null && node.isBoolean()) {
            return node.booleanValue();
        }
        String text = optional(key);
        if (text != null && !text.equals("true") && !text.equals("false")) {
            throw new FaultException(Fault.INVALID_VALUE, path + key);
        }
        return "true".equals(text);
    }

    public LocalDate day(String key) {
        required(key);
        return dayOrNull(key);
    }

    private @Nullable String text(String key, int max) {
        JsonNode node = node(key);
        String text = node == null ? "" : clean(key, node, max);
        return text.isEmpty() ? null : text;
    }

    private String clean(String key, JsonNode node, int max) {
        if (!node.isString()) {
            throw unreadable(key);
        }
        String text =
                Normalizer.normalize(node.stringValue(), Normalizer.Form.NFC).strip();
        if (text.length() > max || REFUSED.matcher(text).find()) {
            throw new FaultException(Fault.INVALID_VALUE, path + key);
        }
        return text;
    }

    private @Nullable JsonNode node(String key) {
        asked.add(key);
        JsonNode node = object.get(key);
        return node == null || node.isNull() ? null : node;
    }

    private FaultException unreadable(String key) {
        return new FaultException(faults.unreadable(), path + key);
    }
}
