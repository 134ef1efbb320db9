package se.inkopsnavet.decision.procapita;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static se.inkopsnavet.decision.procapita.Exports.bytes;
import static se.inkopsnavet.decision.procapita.Exports.csv;
import static se.inkopsnavet.decision.procapita.Exports.decisions;
import static se.inkopsnavet.decision.procapita.Exports.encoded;
import static se.inkopsnavet.decision.procapita.Exports.outcomes;
import static se.inkopsnavet.decision.procapita.Exports.refusal;
import static se.inkopsnavet.decision.procapita.Exports.utf8;
import static se.inkopsnavet.decision.procapita.Exports.xml;

import java.nio.charset.Charset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.person.PersonName;

/** reliability §4, B21 and B23, and what is like them. */
class EncodingTest {

    private static final String XML = xml(Sample.many(2));
    private static final String CSV = csv(Sample.many(2));
    private static final PersonName ASA = PersonName.of("Åsa", "Öhrström-Ängqvist");

    @Test
    void latin1DeclaredRightGivesTheRightName() {
        Bytes file = encoded(XML.replace("UTF-8", "iso-8859-1"), ISO_8859_1);

        assertThat(decisions(file)).extracting(d -> d.client().name()).containsOnly(ASA);
    }

    @Test
    void aByteOrderMarkAndAMissingDeclarationAreFine() {
        assertThat(decisions(utf8("\uFEFF" + XML)))
                .extracting(d -> d.client().name())
                .containsOnly(ASA);
        assertThat(decisions(utf8("\uFEFF" + CSV)))
                .extracting(d -> d.client().name())
                .containsOnly(ASA);
        assertThat(decisions(utf8(XML.substring(XML.indexOf('\n') + 1)))).hasSize(2);
    }

    @Test
    void utf16IsRefusedWithAndWithoutMark() {
        for (Charset charset : List.of(UTF_16, UTF_16LE, UTF_16BE)) {
            refusal(encoded(XML, charset), Fault.XML_ENCODING);
            refusal(encoded(XML.replace("UTF-8", "UTF-16"), charset), Fault.XML_ENCODING);
            refusal(encoded(CSV, charset), Fault.CSV_ENCODING);
        }
        refusal(encoded("\uFEFF" + XML, UTF_16LE), Fault.XML_ENCODING);
        refusal(encoded(XML, Charset.forName("UTF-32BE")), Fault.XML_ENCODING);
        refusal(encoded(XML, Charset.forName("IBM1047")), Fault.XML_ENCODING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-7", "UTF-16", "windows-1252", "x-unknown", "IBM1047"})
    void otherDeclarationsAreRefused(String declared) {
        assertThat(refusal(utf8(XML.replace("UTF-8", declared)), Fault.XML_ENCODING))
                .isEqualTo("XML declaration");
    }

    @Test
    void utf7InDisguiseIsRefused() {
        refusal(utf8("+ADw-?xml version=+ACI-1.0+ACI-?+AD4-+ADw-beslutsexport/+AD4-"), Fault.XML_ENCODING);
    }

    @Test
    void aMarkThatContradictsTheDeclarationIsRefused() {
        refusal(utf8("\uFEFF" + XML.replace("UTF-8", "ISO-8859-1")), Fault.XML_ENCODING);
    }

    @Test
    void latin1UnderAFalseDeclarationIsRefusedAndNeverGuessed() {
        assertThat(refusal(encoded(XML, ISO_8859_1), Fault.XML_ENCODING)).matches("byte [0-9]+");
        assertThat(refusal(encoded(CSV, ISO_8859_1), Fault.CSV_ENCODING)).matches("byte [0-9]+");
        refusal(encoded(CSV, Charset.forName("windows-1252")), Fault.CSV_ENCODING);
        refusal(encoded(XML.replace("UTF-8", "US-ASCII"), UTF_8), Fault.XML_ENCODING);
    }

    @Test
    void aCharacterCutInTwoAtTheEndIsRefused() {
        byte[] cut = (CSV + "\n").getBytes(UTF_8);
        cut[cut.length - 1] = (byte) 0xC3;

        refusal(bytes(cut), Fault.CSV_ENCODING);
    }

    @Test
    void charactersThatXmlDoesNotHaveMakeItMalformed() {
        refusal(utf8(XML.replace("Ågatan", "Å\0gatan")), Fault.XML_NOT_WELL_FORMED);
        refusal(utf8(XML.replace("Ågatan", "Å\uFFFEgatan")), Fault.XML_NOT_WELL_FORMED);
        refusal(utf8(XML.replace("Ågatan", "&#xD800;gatan")), Fault.XML_NOT_WELL_FORMED);
        byte[] surrogate = XML.replace("Ågatan", "@@@gatan").getBytes(UTF_8);
        int at = new String(surrogate, ISO_8859_1).indexOf("@@@");
        surrogate[at] = (byte) 0xED;
        surrogate[at + 1] = (byte) 0xA0;
        surrogate[at + 2] = (byte) 0x80;
        refusal(bytes(surrogate), Fault.XML_NOT_WELL_FORMED);
    }

    @Test
    void mojibakeStaysWithItsRecord() {
        Sample good = Sample.asa();
        List<Sample> samples = List.of(
                good,
                good.with("fornamn", "Ã…sa"),
                good.with("efternamn", misread("Öhrström")),
                good.with("gata", misread("Ågatan 5")),
                good.with("fornamn", "\uFFFDsa"),
                good.with("chaufforinfo", "Ring p\uFFFD"),
                good.with("beslutsid", "B-7"));
        String[] expected = {
            "OK B-1",
            "ENCODING_SUSPECT firstName",
            "ENCODING_SUSPECT lastName",
            "ENCODING_SUSPECT street",
            "ENCODING_SUSPECT firstName",
            "ENCODING_SUSPECT driverInfo",
            "OK B-7"
        };

        assertThat(outcomes(utf8(xml(samples)))).containsExactly(expected);
        assertThat(outcomes(utf8(csv(samples)))).containsExactly(expected);
    }

    private static String misread(String text) {
        return new String(text.getBytes(UTF_8), ISO_8859_1);
    }

    @Test
    void decomposedAndExoticLettersComeOutComposedAndWhole() {
        Sample ake = Sample.asa()
                .with("fornamn", "A\u030Ake So\u0308re\u0301n")
                .with("efternamn", "\u0141ukasz Nguy\u1EC5n")
                .with("chaufforinfo", "Gula huset \uD83C\uDFE1");

        for (var decision : List.of(
                decisions(utf8(xml(ake.xml()))).get(0),
                decisions(utf8(csv(List.of(ake)))).get(0))) {
            assertThat(decision.client().name()).isEqualTo(PersonName.of("Åke Sörén", "Łukasz Nguyễn"));
            assertThat(decision.terms().driverInfo()).isEqualTo("Gula huset \uD83C\uDFE1");
        }
    }
}
