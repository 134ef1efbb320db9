package se.inkopsnavet.contact;

import static se.inkopsnavet.yaml.Shape.flag;
import static se.inkopsnavet.yaml.Shape.key;
import static se.inkopsnavet.yaml.Shape.listOf;
import static se.inkopsnavet.yaml.Shape.matching;
import static se.inkopsnavet.yaml.Shape.oneOf;
import static se.inkopsnavet.yaml.Shape.section;
import static se.inkopsnavet.yaml.Shape.text;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import se.inkopsnavet.finding.Finding;
import se.inkopsnavet.yaml.Branch;
import se.inkopsnavet.yaml.Shape;
import se.inkopsnavet.yaml.ShapeCheck;

/** Reads the texts and says, with file and line, what is wrong in them. */
final class TextReader {

    static final Shape.Scalar ID = matching("[a-z][a-z-]{0,39}", "små bokstäver a–z och bindestreck");

    private static final Shape.Section SHAPE = section(
            key("forbidden", listOf(text(40))),
            key(
                    "texts",
                    listOf(section(
                            key("id", ID),
                            key("text", text(300)),
                            key("urgent", flag()),
                            key("otherwise", oneOf(TextTemplate.Otherwise.class))))));

    private final List<String> forbidden;
    private final Consumer<Finding> findings;
    private final Set<String> ids = new HashSet<>();

    private TextReader(List<String> forbidden, Consumer<Finding> findings) {
        this.forbidden = forbidden;
        this.findings = findings;
    }

    static List<TextTemplate> read(Branch root, Consumer<Finding> findings) {
        ShapeCheck.check(root, SHAPE, findings);
        if (!root.has("forbidden")) {
            findings.accept(Finding.error(root.file(), root.line("forbidden"), "forbidden", "nyckeln saknas"));
        }
        TextReader reader = new TextReader(root.texts("forbidden"), findings);
        List<TextTemplate> templates = new ArrayList<>();
        root.branches("texts").forEach(each -> {
            if (each.has("id") && each.has("text")) {
                templates.add(reader.template(each));
            } else {
                reader.error(each, "id", "en text kräver id och text");
            }
        });
        return templates;
    }

    private TextTemplate template(Branch branch) {
        TextTemplate template = new TextTemplate(
                branch.text("id").orElseThrow(),
                branch.text("text").orElseThrow(),
                branch.flag("urgent").orElse(false),
                branch.choice("otherwise", TextTemplate.Otherwise.class).orElse(TextTemplate.Otherwise.MAIL));
        if (!ids.add(template.id())) {
            error(branch, "id", "texten finns redan");
        }
        String unknown = String.join(
                ", ",
                template.places().stream()
                        .filter(name -> Place.called(name).isEmpty())
                        .toList());
        if (!unknown.isEmpty()) {
            error(branch, "text", "okänd plats: " + unknown);
        }
        words(branch, template);
        room(branch, template);
        return template;
    }

    private void words(Branch branch, TextTemplate template) {
        String lower = template.text().toLowerCase(Locale.ROOT);
        forbidden.stream()
                .filter(word -> lower.contains(word.toLowerCase(Locale.ROOT)))
                .forEach(word -> error(branch, "text", "ordet " + word + " får inte stå i ett sms"));
    }

    private void room(Branch branch, TextTemplate template) {
        String longest = template.longest();
        String outside = longest.chars()
                .filter(c -> !Gsm7.holds(Character.toString(c)))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        if (longest.contains("{") || longest.contains("}")) {
            error(branch, "text", "en klammer är inte stängd");
        } else if (!outside.isEmpty()) {
            error(branch, "text", "utanför GSM-alfabetet: " + outside);
        } else if (Gsm7.septets(longest) > Gsm7.ROOM) {
            error(branch, "text", "kan bli " + Gsm7.septets(longest) + " tecken, högst " + Gsm7.ROOM);
        }
    }

    private void error(Branch branch, String key, String message) {
        findings.accept(Finding.error(branch.file(), branch.line(key), branch.fullKey(key), message));
    }
}
