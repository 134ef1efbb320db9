package se.inkopsnavet.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;

/** The shipped OpenAPI file, as other systems' developers read it. */
final class Contract {

    private static final String FILE = "/contracts/consent/consent-api-1.0.yaml";

    private final Map<String, Object> root;

    Contract() {
        try (InputStream yaml = Contract.class.getResourceAsStream(FILE)) {
            root = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Which answers each operation may give, such as {@code POST /api/v1/consents}. */
    Map<String, Set<Integer>> answers() {
        Map<String, Set<Integer>> answers = new TreeMap<>();
        map(root, "paths").forEach((path, operations) -> of(operations).forEach((verb, operation) -> {
            Set<Integer> statuses = map(of(operation), "responses").keySet().stream()
                    .map(Integer::valueOf)
                    .collect(Collectors.toSet());
            answers.put(verb.toUpperCase(java.util.Locale.ROOT) + " " + path, statuses);
        }));
        return answers;
    }

    /** An answer that the file does not tell of fails whatever test got it. What is no operation of the file's is not its business. */
    void requireTold(String verb, String path, int status) {
        String template = path.replaceFirst("/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$", "/{id}");
        Optional.ofNullable(answers().get(verb + " " + template))
                .ifPresent(told -> assertThat(told).as(verb + " " + template).contains(status));
    }

    Schema schema(String name) {
        return new Schema(of(map(map(root, "components"), "schemas").get(name)));
    }

    /** One object of the file. */
    final class Schema {

        private final Map<String, Object> object;

        private Schema(Map<String, Object> object) {
            Object reference = object.get("$ref");
            this.object = reference == null
                    ? object
                    : of(map(map(root, "components"), "schemas")
                            .get(reference.toString().replaceFirst(".*/", "")));
        }

        Set<String> required() {
            return ((List<?>) object.get("required"))
                    .stream().map(Object::toString).collect(Collectors.toSet());
        }

        Set<String> properties() {
            return map(object, "properties").keySet();
        }

        Schema inside(String property) {
            return new Schema(of(map(object, "properties").get(property)));
        }

        /** The constants that a property may have, or the elements of a list. */
        Set<String> constants(String property) {
            Map<String, Object> described = of(map(object, "properties").get(property));
            Map<String, Object> one = described.containsKey("items") ? map(described, "items") : described;
            return ((List<?>) one.get("enum")).stream().map(Object::toString).collect(Collectors.toSet());
        }

        void describes(JsonNode answer) {
            assertThat(properties()).containsAll(answer.propertyNames());
            assertThat(answer.propertyNames()).containsAll(required());
        }
    }

    private static Map<String, Object> map(Map<String, Object> in, String key) {
        return of(in.get(key));
    }

    private static Map<String, Object> of(Object value) {
        Map<String, Object> copy = new LinkedHashMap<>();
        ((Map<?, ?>) value).forEach((key, each) -> copy.put(key.toString(), each));
        return copy;
    }
}
