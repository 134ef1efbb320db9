package se.inkopsnavet.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.inkopsnavet.mapping.HomeMappingFiles;

class StructuredNoteTest {

    private static final String CONSENT = """
            Samtycke digitala inköp
            Ändamål: utlämnande + ringa
            Leverantör: livs
            Lämnat av: personen
            Sätt: muntligt
            Tid: 2026-11-25 10:12
            """;

    private final StructuredNote notes = new StructuredNote(new HomeMappingFiles(Path.of("")));

    @Test
    void noteByThePatternIsAConsentWhoseProofItIs() {
        ConsentRecorded event = (ConsentRecorded) ConsentDocument.parse(document(CONSENT));

        assertThat(event.purposes())
                .isEqualTo(Set.of(ConsentPurpose.DISCLOSE_TO_SUPPLIER, ConsentPurpose.CONTACT_CLIENT_BY_SUPPLIER));
        assertThat(event.recipient()).isEqualTo(Recipient.supplier("livs"));
        assertThat(event.givenAt()).isEqualTo(Instant.parse("2026-11-25T09:12:00Z"));
        assertThat(event.registration().obtainedBy().staffId()).isEqualTo("4711");
        assertThat(event.source()).isEqualTo(new Source(Source.Kind.JOURNAL, "JN-1042"));
    }

    @Test
    void noteWithoutATimeHoldsFromWhenItOccurred() {
        String withdrawal = CONSENT.replace("Samtycke", "Återkallat samtycke").replaceAll("(?m)^Tid.*\\n", "");

        ConsentWithdrawn event = (ConsentWithdrawn) ConsentDocument.parse(document(withdrawal));

        assertThat(event.withdrawnAt()).isEqualTo(Instant.parse("2026-11-25T13:00:00Z"));
    }

    @Test
    void whatTheHubHasWrittenItselfIsNotReadBack() {
        assertThat(notes.document(
                        note("Samtycke till digitala inköp: att leverantören ringer personen.\nRef: EXE-1/ab")))
                .isEmpty();
        assertThat(notes.document(note("Åsa mår bra."))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Tid: 2026-11-25 11:00", "Hon är nöjd med allt.", "Kod: 4321"})
    void lineThatDoesNotFollowThePatternStopsTheNoteForAPerson(String line) {
        assertThatThrownBy(() -> document(CONSENT + line))
                .hasMessageContaining("CON-001")
                .hasMessageContaining("line 7");
    }

    private byte[] document(String text) {
        return notes.document(note(text)).orElseThrow();
    }

    private static StructuredNote.Note note(String text) {
        return new StructuredNote.Note(
                "exempelkommun",
                "JN-1042",
                Said.ASA,
                "4711",
                "undersköterska",
                Instant.parse("2026-11-25T13:00:00Z"),
                text);
    }
}
