package se.inkopsnavet.lifecare;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import se.inkopsnavet.mapping.JsonTransform;
import se.inkopsnavet.mapping.MappingFiles;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The mappings under {@code mappings/lifecare}, compiled. Thread-safe. */
public final class LifecareMappings {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JsonTransform decision;
    private final JsonTransform client;
    private final JsonTransform contact;
    private final JsonTransform absence;

    /** @throws se.inkopsnavet.fault.FaultException CONFIGURATION when one of them is broken, with file, line and column */
    public LifecareMappings(MappingFiles files) {
        this.decision = JsonTransform.compile(files, "lifecare/beslut.jsonata");
        this.client = JsonTransform.compile(files, "lifecare/klient.jsonata");
        this.contact = JsonTransform.compile(files, "lifecare/kontakt.jsonata");
        this.absence = JsonTransform.compile(files, "lifecare/franvaro.jsonata");
    }

    /** @return flat fields by the names that mappings write; absent ones are not there */
    Map<String, String> fields(Entity entity, JsonNode content, Codes codes, LocalDate today) {
        JsonTransform transform =
                switch (entity) {
                    case DECISIONS -> decision;
                    case CLIENTS -> client;
                    case CONTACTS, RELATIVES -> contact;
                    case ABSENCES -> absence;
                    case EXECUTIONS -> throw new IllegalArgumentException("an execution is part of a decision");
                    case NOTES -> throw new IllegalArgumentException("a note is read by the pattern of consents");
                };
        Map<String, Object> result = transform.apply(
                JSON.treeToValue(content, Object.class),
                Map.of("koder", codes.forMappings(), "idag", today.toString()));
        Map<String, String> fields = new HashMap<>();
        result.forEach((name, value) -> {
            if (value != null) {
                fields.put(name, value.toString());
            }
        });
        return fields;
    }
}
