package se.inkopsnavet.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.mapping.HomeMappingFiles;
import se.inkopsnavet.mapping.MappingFiles;

class NoteTemplatesTest {

    private static final MappingFiles SHIPPED = new HomeMappingFiles(Path.of(""));

    private final NoteTemplates templates = NoteTemplates.load(SHIPPED);

    @ParameterizedTest
    @EnumSource(NoteKind.class)
    void everyKindHasATemplateThatShowsTheReferenceAndLeavesNoHole(NoteKind kind) {
        Map<String, String> values = new HashMap<>();
        kind.offered().forEach(name -> values.put(name, "värde-" + name));

        String text = templates.of(kind).fill(values, "EXE-2026-000012/ab12cd34");

        assertThat(text).endsWith("Ref: EXE-2026-000012/ab12cd34").doesNotContain("{", "}");
        assertThat(templates.of(kind).idAtVersion()).matches("[a-z-]+@1");
    }

    @Test
    void lineOfAValueThatIsNotThereIsLeftOut() {
        String text =
                templates.of(NoteKind.COMPLAINT).fill(Map.of("what", "mjölk saknades", "measure", "ersätts"), "R");

        assertThat(text).isEqualTo("""
                        Klagomål på leverans: mjölk saknades.
                        Åtgärd: ersätts.
                        Ref: R""");
    }

    @Test
    void missingValueIsNamedAndNothingElseIsSaid() {
        assertThatThrownBy(() -> templates.of(NoteKind.COMPLAINT).fill(Map.of("what", "mjölk"), "R"))
                .isInstanceOf(FaultException.class)
                .hasMessageContaining("journal/complaint.yaml {measure}")
                .hasMessageNotContaining("mjölk");
    }

    @Test
    void valueIsNeverItselfATemplate() {
        String text = templates
                .of(NoteKind.REASSESSMENT)
                .fill(Map.of("reason", "{remark} $1 \\ {ref}", "remark", "hemligt"), "R");

        assertThat(text).startsWith("Insatsen inköp kan behöva bedömas på nytt: {remark} $1 \\ {ref}.");
    }

    /** AC: a wrong template stops start-up with its file and line. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "placeholders: [reason] | placeholders: [reason, cause] | :4: placeholders: okänt värde cause",
                "placeholders: [reason] | placeholders: [] | :6: text: {reason} är inte deklarerad",
                "{reason}. | {raeson}. | :4: placeholders: {reason} används inte i texten",
                "{reason}. | {reason} {raeson}. | :6: text: {raeson} är inte deklarerad",
                "Anmärkning: {remark} | Anmärkning | :5: optional: {remark} används inte",
                "Ref: {ref} | Ref | :6: text: {ref} saknas",
                "version: 1 | version: ett | :2: version: här väntas ett heltal",
                "version: 1 | vresion: 1 | :2: vresion: okänd nyckel",
                "headline: OMPROVNING | headline: ANNAT | :3: headline: här väntas något av SAMTYCKE"
            })
    void wrongTemplateIsToldWithFileAndLine(String right, String wrong, String finding) {
        MappingFiles changed = path -> {
            try (var in = SHIPPED.open(path)) {
                String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                return new ByteArrayInputStream(
                        (path.equals("journal/reassessment.yaml") ? text.replace(right, wrong) : text)
                                .getBytes(StandardCharsets.UTF_8));
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        };

        assertThatThrownBy(() -> NoteTemplates.load(changed))
                .isInstanceOf(FaultException.class)
                .hasMessageContaining("mappings/journal/reassessment.yaml:")
                .hasMessageContaining(finding.trim());
    }
}
