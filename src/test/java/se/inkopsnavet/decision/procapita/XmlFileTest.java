package se.inkopsnavet.decision.procapita;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.inkopsnavet.decision.procapita.Exports.FILE;
import static se.inkopsnavet.decision.procapita.Exports.KOMMUN;
import static se.inkopsnavet.decision.procapita.Exports.breakingAfter;
import static se.inkopsnavet.decision.procapita.Exports.outcomes;
import static se.inkopsnavet.decision.procapita.Exports.records;
import static se.inkopsnavet.decision.procapita.Exports.refusal;
import static se.inkopsnavet.decision.procapita.Exports.utf8;
import static se.inkopsnavet.decision.procapita.Exports.xml;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.inkopsnavet.decision.FileFormat;
import se.inkopsnavet.fault.Fault;

class XmlFileTest {

    private static final String GOOD = Sample.asa().xml();

    @Test
    void verifiedFileTellsWhatItHolds() throws IOException {
        Export export = FILE.verify(utf8(xml(Sample.many(3))), KOMMUN);

        assertThat(export).isEqualTo(new Export(FileFormat.XML, KOMMUN, Instant.parse("2026-11-22T05:00:00Z"), 3));
    }

    @Test
    void recordsComeInTheFilesOrderEachOnItsOwn() {
        var records = records(utf8(xml(Sample.many(3))));

        assertThat(records).extracting("number").containsExactly(1, 2, 3);
        assertThat(new String(records.get(1).bytes(), StandardCharsets.UTF_8))
                .startsWith("<beslut xmlns=\"urn:inkopsnavet:procapita:beslut:1\"><beslutsid>B-2</beslutsid>")
                .contains("Öhrström-Ängqvist")
                .doesNotContain("B-1")
                .endsWith("</beslut>");
    }

    @Test
    void splittingGoesOnWhereItStopped() throws IOException {
        List<Integer> numbers = new ArrayList<>();

        FILE.split(utf8(xml(Sample.many(5))), KOMMUN, 4, record -> numbers.add(record.number()));

        assertThat(numbers).containsExactly(4, 5);
    }

    @Test
    void prefixesCommentsAndStylesheetsMakeNoDifference() {
        String prefixed = xml(GOOD)
                .replace("xmlns=", "xmlns:p=")
                .replaceAll("<(/?)([a-zA-Z]+)(?=[ >])", "<$1p:$2")
                .replace("<p:person>", "<!-- x --><?php 1?><p:person>")
                .replace(
                        "?>\n<p:beslutsexport",
                        "?><?xml-stylesheet href=\"http://x.example/java.xsl\"?>\n<p:beslutsexport");
        assertThat(prefixed).contains("<p:beslutsid>", "xmlns:p=").doesNotContain("<person>");

        assertThat(records(utf8(prefixed)).get(0).bytes())
                .isEqualTo(records(utf8(xml(GOOD))).get(0).bytes());
    }

    @Test
    void onePersonsRecordsShareTheOrderingHintWhateverTheSpelling() {
        String longForm = Sample.asa().xml();
        String shortForm = Sample.asa().with("personnummer", " 900101+9802 ").xml();
        String none = Sample.asa().with("personnummer", "-").xml();

        assertThat(records(utf8(xml(longForm, shortForm, none))))
                .extracting("orderingHint")
                .containsExactly("9001019802", "9001019802", null);
    }

    @Test
    void schemaErrorsStayWithTheirRecord() {
        String file = xml(
                GOOD,
                Sample.asa().without("enhet").xml(),
                Sample.asa().with("utfall", "KANSKE").xml(),
                Sample.asa().xml().replace("<person>", "<person roll=\"x\">"),
                Sample.asa().xml().replace("<omrade>", "<hemligt>Dold</hemligt><omrade>"),
                Sample.asa().xml().replace("<fornamn>Åsa</fornamn>", ""),
                Sample.asa().with("beslutsid", "B-7").xml());

        assertThat(outcomes(utf8(file)))
                .containsExactly(
                        "OK B-1",
                        "XML_SCHEMA /beslut/person cvc-complex-type.2.4.a",
                        "XML_SCHEMA /beslut/utfall cvc-enumeration-valid",
                        "XML_SCHEMA /beslut/person cvc-complex-type.3.2.2",
                        "XML_SCHEMA /beslut/hemligt cvc-complex-type.2.4.a",
                        "XML_SCHEMA /beslut/person/efternamn cvc-complex-type.2.4.a",
                        "OK B-7");
    }

    @Test
    void aFileCannotChooseItsOwnTypes() {
        String typed = GOOD.replace(
                "<beslut>",
                "<beslut xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:schemaLocation=\"a http://x.example/a.xsd\">");

        assertThat(outcomes(utf8(xml(typed)))).containsExactly("OK B-1");
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 80, 200, 600, 1300})
    void aTruncatedFileIsRefusedWhole(int missing) {
        String whole = xml(Sample.many(2));

        refusal(utf8(whole.substring(0, whole.length() - missing)), Fault.XML_NOT_WELL_FORMED);
    }

    @Test
    void malformedFilesAreRefusedWithLineAndColumn() {
        assertThat(refusal(utf8(xml(GOOD).replace("</person>", "</persn>")), Fault.XML_NOT_WELL_FORMED))
                .startsWith("line 3, column ");
        refusal(utf8(xml(GOOD) + "<more/>"), Fault.XML_NOT_WELL_FORMED);
        refusal(utf8(xml(GOOD).replace("Åsa", "&okänd;")), Fault.XML_NOT_WELL_FORMED);
        refusal(
                utf8(xml(GOOD).replace("<person>", "<p:person>").replace("</person>", "</p:person>")),
                Fault.XML_NOT_WELL_FORMED);
    }

    @Test
    void theHeaderMustBeOursAndForThisMunicipality() {
        refusal(
                utf8(xml(GOOD).replace("kommun=\"exempelkommun\"", "kommun=\"annankommun\"")),
                Fault.WRONG_MUNICIPALITY);
        refusal(utf8(xml(GOOD).replace("kommun=\"exempelkommun\"", "")), Fault.XML_SCHEMA);
        refusal(utf8(xml(GOOD).replace("skapad=\"2026", "skapad=\"i går")), Fault.XML_SCHEMA);
        refusal(utf8(xml(GOOD).replace("antal=\"1\"", "antal=\"-1\"")), Fault.XML_SCHEMA);
        refusal(utf8(xml(GOOD).replace("beslut:1", "beslut:2")), Fault.UNSUPPORTED_FORMAT);
        refusal(utf8("<html/>"), Fault.UNSUPPORTED_FORMAT);
        refusal(utf8(xml(GOOD).replace("version=\"1.0\"", "version=\"1.1\"")), Fault.UNSUPPORTED_FORMAT);
    }

    @Test
    void theRootHoldsDecisionsOnly() {
        assertThat(refusal(utf8(xml(GOOD, "<annat/>")), Fault.XML_SCHEMA)).isEqualTo("/beslutsexport/*[2]");
        refusal(utf8(xml(GOOD, "lös text")), Fault.XML_SCHEMA);
    }

    @Test
    void theCountMustAgree() {
        assertThat(refusal(utf8(xml(GOOD, GOOD).replace("antal=\"2\"", "antal=\"3\"")), Fault.CONTROL_TOTAL))
                .isEqualTo("/beslutsexport/@antal: declared 3, found 2");
        refusal(utf8(xml(GOOD, GOOD).replace("antal=\"2\"", "antal=\"1\"")), Fault.CONTROL_TOTAL);
        refusal(utf8(xml()), Fault.EMPTY_INPUT);
    }

    @Test
    void aReadErrorIsNotTheFilesFault() {
        Bytes broken = breakingAfter(20_000, utf8(xml(Sample.many(50))));

        assertThatThrownBy(() -> FILE.verify(broken, KOMMUN))
                .isInstanceOf(IOException.class)
                .hasMessage("disk");
    }

    @Test
    void whatTheConsumerThrowsComesOutUnchanged() {
        IllegalStateException full = new IllegalStateException("full");

        assertThatThrownBy(() -> FILE.split(utf8(xml(GOOD)), KOMMUN, 1, record -> {
                    throw full;
                }))
                .isSameAs(full);
    }
}
