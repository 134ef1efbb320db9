package se.inkopsnavet.consent;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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

    /** Whether the note is one of these, by its first line; what the hub has written itself begins otherwise. */
    public boolean begins(String text) {
        return headings.typeOf(firstLine(text)).isPresent();
    }

    private static String firstLine(String text) {
        return text.strip().lines().findFirst().orElse("").strip();
    }

    /** The note has been marked as a mistake (felmarkerad), by whoever the note's staff id then names: what it said never held. */
    public byte[] mistake(Note note) {
        Map<String, String> cells = Map.of(
                "type", ConsentDocument.Type.ANNULLED.name(),
                "person", note.person().digits(),
                "staffId", note.staffId());
        UUID id = DerivedId.of("journal-consent-mistake", note.municipality(), note.reference());
        return document(note.municipality(), note.reference(), cells, id, event(note.municipality(), note.reference()));
    }

    /** In place of a note that does not follow the pattern, or names nobody: the flow CONSENT refuses it, and a person is told. */
    public byte[] unreadable(String municipality, String reference) {
        return document(municipality, reference, Map.of(), event(municipality, reference), null);
    }

    private byte[] document(
            String municipality, String reference, Map<String, String> cells, UUID id, @Nullable UUID target) {
        Source source = new Source(Source.Kind.JOURNAL, reference);
        return JSON.writeValueAsBytes(FormDocument.of(
                cells, lines, municipality, id.toString(), target == null ? null : target.toString(), source));
    }

    private static UUID event(String municipality, String reference) {
        return DerivedId.of("journal-consent", municipality, reference);
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
            return document(
                    note.municipality(), note.reference(), cells, event(note.municipality(), note.reference()), null);
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
