package se.inkopsnavet.complaint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.inkopsnavet.document.FormFile;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.mapping.HomeMappingFiles;
import se.inkopsnavet.mapping.MappingFiles;

/** What is written and read: the letter, the supplier's form, the unit's file. */
class ComplaintPapersTest {

    private static final MappingFiles MAPPINGS = new HomeMappingFiles(Path.of("."));
    private static final ComplaintWords WORDS = ComplaintWords.load(MAPPINGS);
    private static final AnswerForm FORM = new AnswerForm(WORDS);
    private static final UUID ID = UUID.fromString("00000000-0000-0000-0000-000000000007");
    private static final String COLUMNS =
            "nummer;slag;arende;bestallning;typ;beskrivning;resultat;tidpunkt;anstalld;befattning\r\n";

    @Test
    void letterNamesTheOrderAndNobody() {
        String text = new ComplaintLetter(WORDS).text(ComplaintCourseTest.complaint(ComplaintState.OPEN, null), 2);

        assertThat(text)
                .contains("W-1001", "vara saknas", "mjölken saknas", "inom 2 arbetsdagar")
                .doesNotContain("EXE-2026-000001", "{");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Återbetalning", "återbetalning", "  ÅTERBETALNING "})
    void filledFormIsRead(String word) {
        String filled = new String(FORM.empty(ID), StandardCharsets.UTF_8).replace("svar:", "Svar: " + word);

        assertThat(FORM.read(filled.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(new AnswerForm.Answer(ID, Resolution.REFUND));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "#REKLAMATIONSSVAR;nummer;1\nsvar: avvisad",
                "#REKLAMATIONSSVAR;00000000-0000-0000-0000-000000000007;1\nsvar:",
                "#REKLAMATIONSSVAR;00000000-0000-0000-0000-000000000007;1\nsvar: kanske",
                "#REKLAMATIONSSVAR;00000000-0000-0000-0000-000000000007;1\nsvar: avvisad\nsvar: ny leverans",
                "#REKLAMATIONSSVAR;00000000-0000-0000-0000-000000000007;1\nkunden heter: Märta"
            })
    void otherFormIsRefusedWithoutQuotingIt(String text) {
        assertThatThrownBy(() -> FORM.read(text.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(FaultException.class, refused -> {
                    assertThat(refused.fault()).isEqualTo(Fault.COMPLAINT_UNREADABLE);
                    assertThat(refused.place()).doesNotContain("kanske", "Märta");
                });
    }

    @Test
    void unitsRowsAreOneComplaintsLife() {
        List<FormFile.Filled> forms = ComplaintForm.file(MAPPINGS)
                .read(
                        ("#REKLAMATION;kommun;1\r\n" + COLUMNS
                                        + "R-17;REKLAMATION;EXE-2026-000123;W-1;SAKNAS;mjölken;;2026-11-24T11:00:00;4711;Sköterska\r\n"
                                        + "R-17;SVAR;EXE-2026-000123;;;;ÅTERBETALNING;2026-11-25T09:00:00;;\r\n"
                                        + "R-17;ÅTERBETALD;EXE-2026-000123;;;;;2026-12-02T09:00:00;;\r\n#ANTAL;3\r\n")
                                .getBytes(StandardCharsets.UTF_8),
                        "kommun");

        List<ComplaintEvent> events = forms.stream()
                .map(form -> ComplaintDocument.parse(form.document()))
                .toList();

        assertThat(events.stream().map(ComplaintEvent::id).distinct()).hasSize(1);
        assertThat(((ComplaintEvent.Opened) events.get(0)).type()).isEqualTo(ComplaintType.MISSING);
        assertThat(events.get(0).by().staffId()).isEqualTo("4711");
        assertThat(((ComplaintEvent.Answered) events.get(1)).resolution()).isEqualTo(Resolution.REFUND);
        assertThat(events.get(2)).isInstanceOf(ComplaintEvent.RefundSeen.class);
        assertThat(forms.stream().map(FormFile.Filled::person).distinct()).containsExactly("EXE-2026-000123");
    }

    /** Both stand in clear afterwards: in columns, in subjects and in letters that are not encrypted. */
    @ParameterizedTest
    @CsvSource({
        "R-1, Greta Svensson 18900101-9802 portkod 4711, orderNo",
        "R-1, 189001019802, orderNo",
        "R-1, Greta, orderNo",
        "18900101-9802, W-1, id"
    })
    void whatMayBeAPersonIsNoNumber(String number, String order, String place) {
        FormFile.Filled form = ComplaintForm.file(MAPPINGS)
                .read(
                        ("#REKLAMATION;kommun;1\r\n" + COLUMNS + number + ";REKLAMATION;EXE-2026-000123;" + order
                                        + ";SAKNAS;x;;2026-11-24T11:00:00;;\r\n#ANTAL;1\r\n")
                                .getBytes(StandardCharsets.UTF_8),
                        "kommun")
                .get(0);

        assertThatThrownBy(() -> ComplaintDocument.parse(form.document()))
                .isInstanceOfSatisfying(FaultException.class, refused -> {
                    assertThat(refused.fault()).isEqualTo(Fault.INVALID_VALUE);
                    assertThat(refused.place()).isEqualTo(place);
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "R-1;REKLAMATION;;W-1;SAKNAS;x;;2026-11-24T11:00:00;;",
                "R-1;REKLAMATION;EXE-2026-000123;W-1;;x;;2026-11-24T11:00:00;;",
                "R-1;SVAR;EXE-2026-000123;;;;;2026-11-24T11:00:00;;",
                "R-1;REKLAMATION;EXE-2026-000123;W-1;SAKNAS;x;;;;"
            })
    void whatIsMissingIsNamed(String row) {
        FormFile.Filled form = ComplaintForm.file(MAPPINGS)
                .read(
                        ("#REKLAMATION;kommun;1\r\n" + COLUMNS + row + "\r\n#ANTAL;1\r\n")
                                .getBytes(StandardCharsets.UTF_8),
                        "kommun")
                .get(0);

        assertThatThrownBy(() -> ComplaintDocument.parse(form.document()))
                .isInstanceOfSatisfying(FaultException.class, refused -> assertThat(refused.fault())
                        .isEqualTo(Fault.COMPLAINT_INCOMPLETE));
    }
}
