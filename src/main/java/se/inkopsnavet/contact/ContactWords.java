package se.inkopsnavet.contact;

import static se.inkopsnavet.yaml.Shape.key;
import static se.inkopsnavet.yaml.Shape.listOf;
import static se.inkopsnavet.yaml.Shape.section;
import static se.inkopsnavet.yaml.Shape.text;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.finding.Finding;
import se.inkopsnavet.mapping.MappingFiles;
import se.inkopsnavet.yaml.Branch;
import se.inkopsnavet.yaml.Shape;
import se.inkopsnavet.yaml.ShapeCheck;
import se.inkopsnavet.yaml.YamlDocument;
import se.inkopsnavet.yaml.YamlSource;

/** What is said by SMS and asked to be said by telephone, from {@code mappings/sms/}. */
public final class ContactWords {

    private static final String TEXTS = "sms/texts.yaml";
    private static final String CALLS = "sms/calls.yaml";

    private static final Shape.Section CALL_SHAPE =
            section(key("calls", listOf(section(key("id", TextReader.ID), key("text", text(120))))));

    private final Map<String, TextTemplate> texts = new HashMap<>();
    private final Map<String, String> calls = new HashMap<>();

    private ContactWords(MappingFiles mappings, Consumer<Finding> findings) {
        for (Branch root : root(mappings, TEXTS, findings)) {
            TextReader.read(root, findings).forEach(template -> texts.put(template.id(), template));
        }
        for (Branch root : root(mappings, CALLS, findings)) {
            ShapeCheck.check(root, CALL_SHAPE, findings);
            root.branches("calls").forEach(call -> call.text("id")
                    .ifPresent(id -> calls.put(id, call.text("text").orElse(id))));
        }
    }

    /** @throws FaultException CONFIGURATION with the file and line of the first thing that is wrong */
    public static ContactWords load(MappingFiles mappings) {
        List<Finding> findings = new ArrayList<>();
        ContactWords words = new ContactWords(mappings, findings::add);
        if (!findings.isEmpty()) {
            throw new FaultException(Fault.CONFIGURATION, findings.get(0).toString());
        }
        return words;
    }

    /** Everything that is wrong, for {@code --check}. */
    public static List<Finding> findings(MappingFiles mappings) {
        List<Finding> findings = new ArrayList<>();
        new ContactWords(mappings, findings::add);
        return findings;
    }

    /** @throws FaultException SMS_TEXT when there is no such template */
    TextTemplate template(String id) {
        TextTemplate template = texts.get(id);
        if (template == null) {
            throw new FaultException(Fault.SMS_TEXT, id);
        }
        return template;
    }

    /** A reason that nobody has written a sentence for is told by its key. */
    String call(String reason) {
        return calls.getOrDefault(reason, reason);
    }

    private static List<Branch> root(MappingFiles mappings, String file, Consumer<Finding> findings) {
        try (InputStream yaml = mappings.open(file)) {
            String text = new String(yaml.readAllBytes(), StandardCharsets.UTF_8);
            return YamlDocument.entries(new YamlSource("mappings/" + file, text), "", findings);
        } catch (IOException unreadable) {
            throw new FaultException(Fault.CONFIGURATION, "mappings/" + file, unreadable);
        }
    }
}
