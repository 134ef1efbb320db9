package se.inkopsnavet.wiring;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import se.inkopsnavet.yaml.Branch;
import se.inkopsnavet.yaml.YamlDocument;
import se.inkopsnavet.yaml.YamlSource;

/**
 * What a route template asks of whoever uses it, as its file declares it.
 *
 * @param required those without which Camel refuses to make the route
 */
record TemplateParameters(Set<String> all, Set<String> required) {

    /** Every template of these files by its id. That the files themselves are in order is Camel's loader to say. */
    static Map<String, TemplateParameters> in(List<YamlSource> files) {
        Map<String, TemplateParameters> templates = new LinkedHashMap<>();
        for (YamlSource file : files) {
            YamlDocument.entries(file, "", finding -> {}).forEach(entry -> entry.text("routeTemplate.id")
                    .ifPresent(id -> templates.put(id, of(entry.branches("routeTemplate.parameters")))));
        }
        return templates;
    }

    private static TemplateParameters of(List<Branch> declared) {
        Set<String> all = new LinkedHashSet<>();
        Set<String> required = new LinkedHashSet<>();
        for (Branch parameter : declared) {
            String name = parameter.text("name").orElse("");
            all.add(name);
            if (!parameter.stands("defaultValue") && parameter.flag("required").orElse(true)) {
                required.add(name);
            }
        }
        return new TemplateParameters(all, required);
    }
}
