package se.inkopsnavet.consent;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import se.inkopsnavet.document.FormColumns;
import se.inkopsnavet.document.Headings;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.ledger.DerivedId;
import se.inkopsnavet.mapping.MappingFiles;
import se.inkopsnavet.person.PersonId;
import tools.jackson.databind.json.JsonMapper;

/**
 * A journal note that staff have written by the agreed pattern ({@code mappings/consent/anteckning.yaml}), as the document that the flow CONSENT reads (flow F02
 * source a). Whatever polls a journal offers each note of the agreed headline; what the hub has written itself begins otherwise, and is not read back.
 */
public final class StructuredNote {

    private static final String FILE = "consent/anteckning.yaml";
    private static final Set<String> FIELDS =
            Set.of("purposes", "supplier", "role", "representative", "method", "at", "validTo");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final FormColumns lines;
    private final Headings<ConsentDocument.Type> headings;

    /** @throws FaultException CONFIGURATION when the pattern is broken */
    public StructuredNote(MappingFiles mappings) {
        this.lines = FormColumns.load(mappings, FILE, FIELDS);
        this.headings = Headings.load(mappings, FILE, ConsentDocument.Type.class);
    }

    /**
     * A note as the journal gives it.
     *
     * @param reference the journal's own id of it, which is the proof of the consent
     * @param occurredAt when what it tells of took place; holds where the text names no time
     */
    public record Note(
            String municipality,
            String reference,
            PersonId person,
            String staffId,
            String title,
            Instant occurredAt,
            String text) {

        @Override
        public String toString() {
            return "Note[" + reference + "]";
        }
    }

    /**
     * @return empty when the note is about something else
     * @throws FaultException CONSENT_UNREADABLE with the line that does not follow the pattern: a person must look, it may be a withdrawal
     */
    public Optional<byte[]> document(Note note) {
        List<String> text = note.text().strip().lines().map(String::strip).toList();
        return headings.typeOf(text.get(0)).map(type -> {
            Map<String, String> cells = cells(text);
            cells.put("type", type.name());
            cells.put("person", note.person().digits());
            cells.put("staffId", note.staffId());
            cells.put("title", note.title());
            cells.compute("at", (key, said) -> said == null ? note.occurredAt().toString() : said.replace(' ', 'T'));
            return JSON.writeValueAsBytes(FormDocument.of(
                    cells,
                    lines,
                    note.municipality(),
                    DerivedId.of("journal-consent", note.municipality(), note.reference()),
                    null,
                    new Source(Source.Kind.JOURNAL, note.reference())));
        });
    }

    private Map<String, String> cells(List<String> text) {
        Map<String, String> cells = new LinkedHashMap<>();
        for (int n = 1; n < text.size(); n++) {
            String line = text.get(n);
            if (line.isEmpty()) {
                continue;
            }
            int colon = line.indexOf(':');
            FormColumns.Column column =
                    lines.named(colon < 0 ? "" : line.substring(0, colon)).orElse(null);
            if (column == null || cells.containsKey(column.field())) {
                throw new FaultException(Fault.CONSENT_UNREADABLE, "line " + (n + 1));
            }
            String value = line.substring(colon + 1).strip();
            cells.put(column.field(), column.field().equals("purposes") ? value : column.translated(value));
        }
        return cells;
    }
}
