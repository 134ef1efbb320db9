package se.inkopsnavet.journal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.finding.Finding;
import se.inkopsnavet.mapping.MappingFiles;
import se.inkopsnavet.yaml.Branch;
import se.inkopsnavet.yaml.YamlDocument;
import se.inkopsnavet.yaml.YamlSource;

/** One template for each kind of note, from {@code mappings/journal/}. */
public final class NoteTemplates {

    private final Map<NoteKind, NoteTemplate> byKind;

    private NoteTemplates(Map<NoteKind, NoteTemplate> byKind) {
        this.byKind = Map.copyOf(byKind);
    }

    /** @throws FaultException CONFIGURATION with the file and line of the first thing that is wrong */
    public static NoteTemplates load(MappingFiles mappings) {
        List<Finding> findings = findings(mappings);
        if (!findings.isEmpty()) {
            throw new FaultException(Fault.CONFIGURATION, findings.get(0).toString());
        }
        Map<NoteKind, NoteTemplate> byKind = new EnumMap<>(NoteKind.class);
        for (NoteKind kind : NoteKind.values()) {
            NoteTemplateReader.read(branch(mappings, kind, new ArrayList<>()), kind, finding -> {})
                    .ifPresent(template -> byKind.put(kind, template));
        }
        return new NoteTemplates(byKind);
    }

    /** Everything that is wrong, for {@code --check}. */
    public static List<Finding> findings(MappingFiles mappings) {
        List<Finding> findings = new ArrayList<>();
        for (NoteKind kind : NoteKind.values()) {
            Branch branch = branch(mappings, kind, findings);
            if (branch != null) {
                NoteTemplateReader.read(branch, kind, findings::add);
            }
        }
        return findings;
    }

    NoteTemplate of(NoteKind kind) {
        return byKind.get(kind);
    }

    private static Branch branch(MappingFiles mappings, NoteKind kind, List<Finding> findings) {
        String file = "mappings/" + kind.file();
        try (InputStream yaml = mappings.open(kind.file())) {
            String text = new String(yaml.readAllBytes(), StandardCharsets.UTF_8);
            List<Branch> entries = YamlDocument.entries(new YamlSource(file, text), "", findings::add);
            return entries.size() == 1 ? entries.get(0) : null;
        } catch (IOException unreadable) {
            throw new FaultException(Fault.CONFIGURATION, file, unreadable);
        }
    }
}
