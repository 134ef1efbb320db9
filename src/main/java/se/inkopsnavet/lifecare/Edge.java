package se.inkopsnavet.lifecare;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.person.DoorCode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The adapter's edge, passed before anything is stored: by an allow-list, since what is not known must not come in. Door codes ({@code EntryCode},
 * {@code KeyCode}), notes and reasons end here; what is marked as protected too; and of a protected client everything.
 */
public final class Edge {

    private static final List<String> CODE = List.of("Code");
    private static final Map<Entity, List<String>> KEPT = Map.ofEntries(
            entry(Entity.CLIENTS, List.of("Active", "PersonId", "FirstName", "LastName")),
            entry(
                    Entity.DECISIONS,
                    List.of("InvestigationId", "PersonId", "Date", "FromDate", "ToDate", "ExecutionEndDate")),
            entry(Entity.EXECUTIONS, List.of("InvestigationId", "PersonId", "StartDate", "EndDate", "Law")),
            entry(Entity.CONTACTS, List.of("PersonId", "FirstName", "LastName", "FullName")),
            entry(Entity.RELATIVES, List.of("PersonId", "FirstName", "LastName", "FullName")),
            entry(Entity.ABSENCES, List.of("PersonId", "StartDate", "EndDate")));
    private static final Map<Entity, Map<String, List<String>>> INSIDE = Map.ofEntries(
            entry(Entity.CLIENTS, Map.of("Deregistration", List.of("Date", "Reason"))),
            entry(Entity.DECISIONS, Map.of("Type", CODE, "Code", CODE, "ServiceCategory", CODE)),
            entry(Entity.EXECUTIONS, Map.of("ServiceCategory", CODE, "ProviderUnit", List.of("Id"))),
            entry(Entity.CONTACTS, Map.of()),
            entry(Entity.RELATIVES, Map.of()),
            entry(Entity.ABSENCES, Map.of()));
    private static final Map<String, List<String>> REACHED_BY = Map.of(
            "Addresses", List.of("StreetAddress", "ZipCode", "City", "CareOf", "Type"),
            "Phones", List.of("PhoneNumber", "Type"),
            "Emails", List.of("EmailAddress", "Type"));
    private static final List<String> FREE_TEXT = List.of("StreetAddress", "CareOf");

    private final Codes codes;

    public Edge(Codes codes) {
        this.codes = codes;
    }

    /** @return empty when it is no record at all: without a number of its own */
    public Optional<Strained> strain(Entity entity, JsonNode record) {
        String id = scalar(record.get("Id"));
        if (id == null) {
            return Optional.empty();
        }
        boolean deleted =
                record.path("Deleted").isBoolean() && record.path("Deleted").booleanValue();
        boolean isProtected = entity == Entity.CLIENTS && !deleted && !isOpen(record);
        ObjectNode kept = isProtected || deleted ? JsonNodeFactory.instance.objectNode() : kept(entity, record);
        return Optional.of(new Strained(entity, id, scalar(record.get("PersonId")), deleted, isProtected, kept));
    }

    /** When the record was changed, as the source writes it; of a protected client too, since it holds the stop against what is older. */
    @Nullable
    public static String updated(JsonNode record) {
        return scalar(record.get("UpdateTime"));
    }

    /** Only two explicit no make a person open; missing, null and anything else count as protected (AC-01-8). */
    private static boolean isOpen(JsonNode client) {
        return isFalse(client.get("ProtectedRegistration")) && isFalse(client.get("IsConfidential"));
    }

    private static boolean isFalse(@Nullable JsonNode flag) {
        return flag != null && flag.isBoolean() && !flag.booleanValue();
    }

    private ObjectNode kept(Entity entity, JsonNode record) {
        ObjectNode kept = JsonNodeFactory.instance.objectNode();
        KEPT.get(entity).forEach(name -> copy(record, kept, name));
        INSIDE.get(entity).forEach((name, parts) -> {
            if (record.path(name).isObject()) {
                ObjectNode inside = kept.putObject(name);
                parts.forEach(part -> copy(record.get(name), inside, part));
            }
        });
        switch (entity) {
            case CLIENTS -> reachedBy(record, kept);
            case CONTACTS, RELATIVES -> {
                reachedBy(record, kept);
                kept.put(
                        "candidate",
                        codes.candidate(scalar(record.get("Relation"))).name());
            }
            case ABSENCES ->
                kept.put(
                        "reason",
                        codes.absence(scalar(record.path("Reason").get("Code"))).name());
            default -> {
                // Nothing more of a decision or an execution.
            }
        }
        return kept;
    }

    /** Marked as protected, or not marked at all: gone (requirements S-03, per field). */
    private static void reachedBy(JsonNode record, ObjectNode kept) {
        REACHED_BY.forEach((name, parts) -> {
            ArrayNode open = kept.putArray(name);
            for (JsonNode each : record.path(name)) {
                if (isFalse(each.get("Protected"))) {
                    ObjectNode part = open.addObject();
                    parts.forEach(field -> copy(each, part, field));
                }
            }
        });
    }

    private static void copy(JsonNode from, ObjectNode to, String name) {
        JsonNode value = from.get(name);
        if (value == null || !value.isValueNode() || value.isNull()) {
            return;
        }
        if (FREE_TEXT.contains(name)) {
            to.put(name, DoorCode.removedFrom(value.asString()));
        } else {
            to.set(name, value);
        }
    }

    private static @Nullable String scalar(@Nullable JsonNode value) {
        if (value == null || !value.isValueNode() || value.isNull()) {
            return null;
        }
        String text = value.asString().strip();
        return text.isEmpty() ? null : text;
    }
}
