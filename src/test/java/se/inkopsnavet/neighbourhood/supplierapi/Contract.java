package se.inkopsnavet.neighbourhood.supplierapi;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.IntNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** The shipped OpenAPI 3.1 file as code: which operation a call is, and what in a call or an answer it does not allow. Its schemas are JSON Schema 2020-12. */
public final class Contract {

    private static final String FILE = "/contracts/supplier/supplier-api-1.0.yaml";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JsonNode root;
    private final SchemaRegistry schemas = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    public Contract() {
        try (InputStream yaml = Contract.class.getResourceAsStream(FILE)) {
            Object loaded = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
            root = JSON.valueToTree(loaded);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One operation as a call names it. @param parts what stands in the path, by the parameter's name */
    public record Call(String operationId, JsonNode operation, Map<String, String> parts) {}

    /** The ids of what a supplier serves. */
    public Set<String> operations() {
        Set<String> ids = new java.util.TreeSet<>();
        root.get("paths")
                .forEach(path -> path.forEach(
                        operation -> ids.add(operation.get("operationId").stringValue())));
        return ids;
    }

    public Optional<Call> call(String method, String path) {
        for (Map.Entry<String, JsonNode> each : root.get("paths").properties()) {
            JsonNode operation = each.getValue().get(method.toLowerCase(Locale.ROOT));
            Matcher matcher = Pattern.compile(each.getKey().replaceAll("\\{(\\w+)}", "(?<$1>[^/]+)"))
                    .matcher(path);
            if (operation != null && matcher.matches()) {
                Map<String, String> parts = new LinkedHashMap<>();
                parameters(operation)
                        .filter(parameter -> parameter.get("in").stringValue().equals("path"))
                        .map(parameter -> parameter.get("name").stringValue())
                        .forEach(name -> parts.put(name, matcher.group(name)));
                return Optional.of(new Call(operation.get("operationId").stringValue(), operation, parts));
            }
        }
        return Optional.empty();
    }

    /** The webhook, as if it were a call. */
    public Call webhook() {
        JsonNode operation = root.at("/webhooks/supplierEvent/post");
        return new Call(operation.get("operationId").stringValue(), operation, Map.of());
    }

    private java.util.stream.Stream<JsonNode> parameters(JsonNode operation) {
        List<JsonNode> all = new ArrayList<>();
        operation.path("parameters").forEach(parameter -> all.add(resolved(parameter)));
        return all.stream();
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? root.at(node.get("$ref").stringValue().substring(1)) : node;
    }

    /** What the contract does not allow in a call; empty when all is well. */
    public List<String> wrongWithCall(
            Call call, Map<String, String> query, Map<String, String> headers, byte @Nullable [] body) {
        List<String> wrong = new ArrayList<>();
        Set<String> unknown = new java.util.TreeSet<>(query.keySet());
        parameters(call.operation()).forEach(parameter -> {
            String name = parameter.get("name").stringValue();
            String in = parameter.get("in").stringValue();
            unknown.remove(name);
            String value = in.equals("query")
                    ? query.get(name)
                    : in.equals("path") ? call.parts().get(name) : headers.get(name.toLowerCase(Locale.ROOT));
            if (value == null && parameter.path("required").asBoolean(false)) {
                wrong.add(name + " is missing");
            } else if (value != null) {
                boolean whole = parameter.at("/schema/type").asString("").equals("integer") && value.matches("-?\\d+");
                JsonNode instance = whole ? IntNode.valueOf(Integer.parseInt(value)) : StringNode.valueOf(value);
                wrong.addAll(wrong(name, parameter.get("schema"), instance));
            }
        });
        unknown.forEach(name -> wrong.add(name + " is not in the contract"));
        JsonNode schema = call.operation().at("/requestBody/content/application~1json/schema");
        if (!schema.isMissingNode()) {
            wrong.addAll(wrongJson("body", schema, body));
        } else if (body != null && body.length > 0) {
            wrong.add("no body is in the contract");
        }
        return wrong;
    }

    /** What the contract does not allow in an answer. */
    public List<String> wrongWithAnswer(Call call, int status, @Nullable String contentType, byte[] body) {
        JsonNode responses = call.operation().get("responses");
        JsonNode told = responses.has(Integer.toString(status))
                ? responses.get(Integer.toString(status))
                : responses.get("default");
        if (told == null) {
            return List.of(call.operationId() + " " + status + " is not in the contract");
        }
        JsonNode content = resolved(told).path("content");
        if (content.isMissingNode()) {
            return body.length == 0 ? List.of() : List.of("no content is in the contract for " + status);
        }
        JsonNode kind = content.get(String.valueOf(contentType));
        return kind == null
                ? List.of(contentType + " is not in the contract for " + status)
                : wrongJson(call.operationId() + " " + status, kind.get("schema"), body);
    }

    private List<String> wrongJson(String place, JsonNode schema, byte @Nullable [] body) {
        try {
            return wrong(place, schema, JSON.readTree(body == null ? new byte[0] : body));
        } catch (JacksonException notJson) {
            return List.of(place + " is no JSON");
        }
    }

    /** The schema with the file's components beside it, so that its references find them. */
    private List<String> wrong(String place, JsonNode schema, JsonNode instance) {
        ObjectNode whole = JSON.createObjectNode();
        whole.set("components", root.get("components"));
        whole.putArray("allOf").add(schema);
        Schema compiled = schemas.getSchema(whole);
        return compiled
                .validate(instance, context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .stream()
                .map(error -> place + " " + error)
                .toList();
    }
}
