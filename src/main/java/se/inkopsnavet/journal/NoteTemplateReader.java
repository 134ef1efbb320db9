package se.inkopsnavet.journal;

import static se.inkopsnavet.yaml.Shape.key;
import static se.inkopsnavet.yaml.Shape.listOf;
import static se.inkopsnavet.yaml.Shape.matching;
import static se.inkopsnavet.yaml.Shape.oneOf;
import static se.inkopsnavet.yaml.Shape.section;
import static se.inkopsnavet.yaml.Shape.text;
import static se.inkopsnavet.yaml.Shape.whole;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import se.inkopsnavet.finding.Finding;
import se.inkopsnavet.policy.JournalPolicy;
import se.inkopsnavet.yaml.Branch;
import se.inkopsnavet.yaml.Shape;
import se.inkopsnavet.yaml.ShapeCheck;

/** Reads one template and says, with file and line, what is wrong in it. */
final class NoteTemplateReader {

    private static final int LONGEST = 1500;

    private static final Shape.Section SHAPE = section(
            key("id", matching("[a-z0-9][a-z0-9-]{0,39}", "små bokstäver a–z, siffror och bindestreck")),
            key("version", whole(1, 9999)),
            key("headline", oneOf(JournalPolicy.HEADLINE_KEYS.toArray(String[]::new))),
            key("placeholders", listOf(matching("[A-Za-z]{1,30}", "ett namn av bokstäver"))),
            key("optional", listOf(matching("[A-Za-z]{1,30}", "ett namn av bokstäver"))),
            key("text", text(LONGEST)));

    private NoteTemplateReader() {}

    /** Empty when something was found. */
    static Optional<NoteTemplate> read(Branch template, NoteKind kind, Consumer<Finding> findings) {
        List<Finding> found = new ArrayList<>();
        ShapeCheck.check(template, SHAPE, found::add);
        for (String key : List.of("id", "version", "headline", "text")) {
            if (!template.has(key)) {
                found.add(error(template, key, "nyckeln saknas"));
            }
        }
        placeholders(template, kind, found);
        found.forEach(findings);
        return found.isEmpty()
                ? Optional.of(new NoteTemplate(
                        kind,
                        template.text("id").orElseThrow(),
                        template.whole("version").orElseThrow(),
                        template.text("headline").orElseThrow(),
                        Set.copyOf(template.texts("optional")),
                        template.text("text").orElseThrow()))
                : Optional.empty();
    }

    /** What is declared, what is used and what the hub can give must be the same: a misspelt name would leave a hole in a legal record. */
    private static void placeholders(Branch template, NoteKind kind, List<Finding> found) {
        List<String> required = template.texts("placeholders");
        List<String> optional = template.texts("optional");
        Set<String> used = NoteTemplate.placeholders(template.text("text").orElse(""));
        declared(template, "placeholders", required, used, kind, found);
        declared(template, "optional", optional, used, kind, found);
        optional.stream()
                .filter(required::contains)
                .forEach(name -> found.add(error(template, "optional", name + " står redan under placeholders")));
        used.stream()
                .filter(name ->
                        !name.equals(NoteTemplate.REFERENCE) && !required.contains(name) && !optional.contains(name))
                .forEach(name -> found.add(error(template, "text", "{" + name + "} är inte deklarerad")));
        if (template.has("text") && !used.contains(NoteTemplate.REFERENCE)) {
            found.add(error(template, "text", "{ref} saknas: utan den går anteckningen inte att hitta igen"));
        }
    }

    private static void declared(
            Branch template, String key, List<String> names, Set<String> used, NoteKind kind, List<Finding> found) {
        for (String name : names) {
            if (!kind.offered().contains(name)) {
                found.add(error(
                        template,
                        key,
                        "okänt värde " + name + "; det som finns är " + String.join(", ", kind.offered())));
            } else if (!used.contains(name)) {
                found.add(error(template, key, "{" + name + "} används inte i texten"));
            }
        }
    }

    private static Finding error(Branch template, String key, String message) {
        return Finding.error(template.file(), template.line(key), key, message);
    }
}
