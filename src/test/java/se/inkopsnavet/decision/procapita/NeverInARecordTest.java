package se.inkopsnavet.decision.procapita;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.inkopsnavet.decision.procapita.Exports.TRANSLATOR;
import static se.inkopsnavet.decision.procapita.Exports.csv;
import static se.inkopsnavet.decision.procapita.Exports.outcomes;
import static se.inkopsnavet.decision.procapita.Exports.records;
import static se.inkopsnavet.decision.procapita.Exports.utf8;
import static se.inkopsnavet.decision.procapita.Exports.xml;

import java.io.ByteArrayInputStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.inkopsnavet.decision.Decision;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.mapping.MappingFiles;

/** Design §7.10, requirements §10.1, AC-05-6: a record is stored, so a password or a door code is cut away before it is one. */
class NeverInARecordTest {

    private static final Sample LEAKY = Sample.asa()
            .with("losenord", "Sommar2026")
            .with("portkod", "4711")
            .with("gata", "Ågatan 5, portkod 8264")
            .with("chaufforinfo", "Portkod 7391, ring 2 ggr")
            .with("faktura", "ANNAN")
            .with("fakturaadress", "Kanslivägen 3, portkod 9355");

    @Test
    void whatTheMappingWithholdsIsInNoRecord() {
        for (Bytes file : both(LEAKY)) {
            assertThat(written(file)).doesNotContain("Sommar2026", "4711", "8264", "7391", "9355");

            Decision decision = TRANSLATOR.translate(records(file).get(0));
            assertThat(decision.terms().secretDropped()).isTrue();
            assertThat(decision.client().address().street()).isEqualTo("Ågatan 5");
            assertThat(decision.terms().driverInfo()).isEqualTo("(kod eller annat borttaget)");
        }
    }

    @Test
    void harmlessTextsStayAsTheyWere() {
        Sample plain = Sample.asa()
                .with("chaufforinfo", "Ställ kassarna i hallen")
                .with("fakturaadress", "Box 1 Åsby")
                .with("losenord", " ");
        for (Bytes file : both(plain)) {
            assertThat(written(file)).contains("Ågatan 5", "Ställ kassarna i hallen", "Box 1 Åsby");
            assertThat(TRANSLATOR.translate(records(file).get(0)).terms().secretDropped())
                    .isFalse();
        }
    }

    /** Such a record is refused by the schema, and kept for a person to look at. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<villkor><Losenord>Sommar2026</Losenord></villkor>",
                "<villkor><losenord>Sommar<b x=\"2026\">2026</b></losenord></villkor>",
                "<villkor><chaufforinfo>port<b>2026</b></chaufforinfo></villkor>",
                "<villkor portkod=\"2026\" losenord=\"2026\"/>",
                "<villkor><portkod><portkod>2026</portkod>2026</portkod></villkor><x/>"
            })
    void misspeltOrMisplacedItIsCutAwayToo(String conditions) {
        String record = Sample.asa()
                .without("ringa")
                .without("mota")
                .without("faktura")
                .xml()
                .replace("<utlamnandegrund>", conditions + "<utlamnandegrund>");

        assertThat(written(utf8(xml(record)))).doesNotContain("2026</", "\"2026\"", "Sommar2026");
        assertThat(outcomes(utf8(xml(record)))).singleElement().asString().startsWith("XML_SCHEMA");
    }

    @Test
    void aRowThatIsShiftedKeepsOnlyWhatMayStopACase() {
        String row = LEAKY.csv(';');

        String early = written(utf8(csv(';', row.replaceFirst("Åsa;", "Åsa;x;"))));
        assertThat(early).doesNotContain("Sommar2026", "4711", "8264", "7391", "9355", "Ågatan", "18900101");

        String late = written(utf8(csv(';', row.replaceFirst(";1101;", ";"))));
        assertThat(late).contains("18900101-9802").doesNotContain("Sommar2026", "4711", "8264", "7391", "9355", "Åsa");
        assertThat(outcomes(utf8(csv(';', row.replaceFirst(";1101;", ";")))))
                .containsExactly("CSV_STRUCTURE record: 36 cells for 37 columns");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "elements:\n  portkod: { drop: true, presence: true }",
                "elements:\n  portkod: { screened: everything }",
                "elements:\n  portkod: { gone: true }",
                "element: {}"
            })
    void aListThatIsNotUnderstoodStopsTheStart(String yaml) {
        MappingFiles broken = path -> path.endsWith("beslut-xml.yaml")
                ? new ByteArrayInputStream(yaml.getBytes(UTF_8))
                : Exports.MAPPINGS.open(path);

        assertThatThrownBy(() -> new DecisionFile(broken, ExportLimits.DEFAULT, Exports.SCREEN))
                .isInstanceOf(FaultException.class)
                .hasMessageContaining("beslut-xml.yaml");
    }

    private static List<Bytes> both(Sample sample) {
        return List.of(utf8(xml(sample.xml())), utf8(csv(List.of(sample))));
    }

    private static String written(Bytes file) {
        return new String(records(file).get(0).bytes(), UTF_8);
    }
}
