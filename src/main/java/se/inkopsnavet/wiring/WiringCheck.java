package se.inkopsnavet.wiring;

import static se.inkopsnavet.yaml.Shape.key;
import static se.inkopsnavet.yaml.Shape.listOf;
import static se.inkopsnavet.yaml.Shape.section;
import static se.inkopsnavet.yaml.Shape.text;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import se.inkopsnavet.finding.Finding;
import se.inkopsnavet.yaml.Branch;
import se.inkopsnavet.yaml.Shape;
import se.inkopsnavet.yaml.ShapeCheck;
import se.inkopsnavet.yaml.YamlDocument;
import se.inkopsnavet.yaml.YamlSource;

/**
 * A municipality's wiring file held against the templates that it uses and the settings that it asks for, before Camel meets it: each finding with its line.
 */
final class WiringCheck {

    private static final Shape.Section ENTRY = section(key(
            "templatedRoute",
            section(
                    key("routeTemplateRef", text(100)),
                    key("routeId", text(200)),
                    key("prefixId", text(100)),
                    key("group", text(100)),
                    key("parameters", listOf(section(key("name", text(100)), key("value", text(1000))))))));

    /** {@code {{name}}}, and not {@code {{name:default}}} or {@code {{?name}}}, which may be missing. */
    private static final Pattern SETTING = Pattern.compile("\\{\\{([^?:{}][^:{}]*)}}");

    private static final String ACKNOWLEDGEMENTS = "SUPPLIER_ACK_FILE/";
    private static final String FOOD_PATHS = "FOOD_PATH_FILE";

    private final Map<String, TemplateParameters> templates;
    private final Known known;
    private final Set<String> routeIds = new HashSet<>();

    /** What the installation knows: names that a wiring file may use. */
    record Known(
            Predicate<String> municipality,
            Predicate<String> configured,
            Predicate<String> supplier,
            Predicate<String> login,
            Predicate<String> setting) {}

    WiringCheck(Map<String, TemplateParameters> templates, Known known) {
        this.templates = templates;
        this.known = known;
    }

    /** @param municipality by whose name the file is called */
    List<Finding> of(String municipality, YamlSource file) {
        List<Finding> findings = new ArrayList<>();
        if (!known.municipality().test(municipality)) {
            findings.add(
                    Finding.error(file.file(), 0, "", "ingen profil i mappings/municipalities heter " + municipality));
        }
        for (Branch entry : YamlDocument.entries(file, "", findings::add)) {
            if (entry.stands("templatedRoute")) {
                ShapeCheck.check(entry, ENTRY, findings::add);
                route(municipality, entry, findings);
            } else {
                findings.add(Finding.warning(
                        file.file(), entry.line(""), "", "här väntas templatedRoute; annat granskas inte"));
            }
        }
        return findings;
    }

    /** Where clients have accounts of their own, only the units can say what is booked and that it came (decision 0068). */
    static Optional<Finding> unheardUnits(YamlSource file) {
        boolean heard = YamlDocument.entries(file, "", unread -> {}).stream()
                .flatMap(entry -> entry.branches("templatedRoute.parameters").stream())
                .anyMatch(parameter ->
                        parameter.text("value").filter(FOOD_PATHS::equals).isPresent());
        return heard
                ? Optional.empty()
                : Optional.of(Finding.error(
                        file.file(),
                        0,
                        "",
                        "flödet " + FOOD_PATHS + " saknas: utan kundlista vet bara enheterna vad som är bokat"));
    }

    private void route(String municipality, Branch entry, List<Finding> findings) {
        String routeId = entry.text("templatedRoute.routeId").orElse("");
        if (routeId.isEmpty()) {
            findings.add(error(entry, "templatedRoute", "routeId saknas"));
        } else if (!routeIds.add(routeId)) {
            findings.add(error(entry, "templatedRoute.routeId", "en annan rutt heter också " + routeId));
        }
        String reference = entry.text("templatedRoute.routeTemplateRef").orElse("");
        TemplateParameters template = templates.get(reference);
        if (template == null) {
            findings.add(error(
                    entry,
                    "templatedRoute.routeTemplateRef",
                    "okänd mall \"" + reference + "\"; kända är " + String.join(", ", templates.keySet())));
            return;
        }
        Set<String> missing = new HashSet<>(template.required());
        Set<String> given = new HashSet<>();
        for (Branch parameter : entry.branches("templatedRoute.parameters")) {
            String name = parameter.text("name").orElse("");
            missing.remove(name);
            if (!template.all().contains(name)) {
                findings.add(error(
                        parameter,
                        "name",
                        "mallen " + reference + " har ingen parameter \"" + name + "\"; den har "
                                + String.join(", ", template.all())));
            } else if (!given.add(name)) {
                findings.add(error(parameter, "name", "parametern " + name + " står två gånger"));
            } else {
                value(municipality, name, parameter, findings);
            }
        }
        missing.stream()
                .sorted()
                .forEach(name -> findings.add(
                        error(entry, "templatedRoute.parameters", "parametern " + name + " saknas för " + reference)));
    }

    private void value(String municipality, String name, Branch parameter, List<Finding> findings) {
        String value = parameter.text("value").orElse("");
        boolean configured = known.configured().test(municipality);
        if (value.isEmpty()) {
            findings.add(error(parameter, "value", "parametern " + name + " saknar värde"));
        } else if (name.equals("municipality") && !value.equals(municipality)) {
            findings.add(error(parameter, "value", "ska vara filens kommun, " + municipality));
        } else if (value.startsWith(ACKNOWLEDGEMENTS)
                && !known.supplier().test(value.substring(ACKNOWLEDGEMENTS.length()))) {
            findings.add(error(parameter, "value", "leverantören finns inte i mappings/suppliers"));
        } else if (configured
                && name.equals("login")
                && !value.startsWith("{{")
                && !known.login().test(value)) {
            findings.add(error(parameter, "value", "inställningen inkopsnavet.logins." + value + " saknas"));
        }
        // Of a municipality that this installation does not run, the settings stand elsewhere.
        Matcher settings = SETTING.matcher(value);
        if (configured) {
            settings.results()
                    .map(MatchResult::group)
                    .map(placeholder -> placeholder.substring(2, placeholder.length() - 2))
                    .filter(known.setting().negate())
                    .forEach(
                            setting -> findings.add(error(parameter, "value", "inställningen " + setting + " saknas")));
        }
    }

    private static Finding error(Branch at, String key, String message) {
        return Finding.error(at.file(), at.line(key), at.fullKey(key), message);
    }
}
