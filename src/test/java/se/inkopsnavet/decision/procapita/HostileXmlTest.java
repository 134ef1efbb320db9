package se.inkopsnavet.decision.procapita;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static se.inkopsnavet.decision.procapita.Exports.KOMMUN;
import static se.inkopsnavet.decision.procapita.Exports.MAPPINGS;
import static se.inkopsnavet.decision.procapita.Exports.TRANSLATOR;
import static se.inkopsnavet.decision.procapita.Exports.bytes;
import static se.inkopsnavet.decision.procapita.Exports.csv;
import static se.inkopsnavet.decision.procapita.Exports.place;
import static se.inkopsnavet.decision.procapita.Exports.records;
import static se.inkopsnavet.decision.procapita.Exports.refusal;
import static se.inkopsnavet.decision.procapita.Exports.utf8;
import static se.inkopsnavet.decision.procapita.Exports.xml;
import static se.inkopsnavet.decision.procapita.Exports.xmlHeader;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.inkopsnavet.decision.FileFormat;
import se.inkopsnavet.decision.RawRecord;
import se.inkopsnavet.fault.Fault;

/** reliability §4, B15–B19 and the limits of §3.3. */
class HostileXmlTest {

    private static final String GOOD = xml(Sample.many(2));

    private static String withDoctype(String doctype) {
        return GOOD.replace("?>\n", "?>\n<!-- first a comment -->" + doctype).replace("Åsa", "&x;");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE beslutsexport SYSTEM \"http://127.0.0.1:%d/x.dtd\">",
                "<!DOCTYPE beslutsexport PUBLIC '-//x' 'http://127.0.0.1:%d/x.dtd'>",
                "<!DOCTYPE beslutsexport [<!ENTITY x SYSTEM \"http://127.0.0.1:%d/x\">]>",
                "<!DOCTYPE beslutsexport [<!ENTITY %% p SYSTEM \"http://127.0.0.1:%d/p\"> %%p;]>",
            })
    void nothingOutsideIsEverFetched(String doctype) throws IOException {
        try (ServerSocket listener = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            listener.setSoTimeout(300);
            String hostile = withDoctype(doctype.formatted(listener.getLocalPort()));

            assertThat(refusal(utf8(hostile), Fault.XML_EXTERNAL_ENTITY)).isEqualTo("DOCTYPE");
            place(Fault.XML_NOT_WELL_FORMED, () -> TRANSLATOR.translate(fragment(hostile)));

            assertThatThrownBy(listener::accept).isInstanceOf(SocketTimeoutException.class);
        }
    }

    private static RawRecord fragment(String xml) {
        return new RawRecord(1, FileFormat.XML, xml.getBytes(StandardCharsets.UTF_8), null);
    }

    @Test
    void billionLaughsAreRefusedBeforeExpansion() {
        String entities = IntStream.range(1, 10)
                .mapToObj(i -> "<!ENTITY x" + i + " \"" + ("&x" + (i - 1) + ";").repeat(10) + "\">")
                .collect(Collectors.joining("", "<!ENTITY x0 \"ha\">", "<!ENTITY x \"&x9;\">"));

        refusedAtOnce(withDoctype("<!DOCTYPE beslutsexport [" + entities + "]>"));
    }

    @Test
    void quadraticBlowUpIsRefusedBeforeExpansion() {
        String doctype = "<!DOCTYPE beslutsexport [<!ENTITY x \"" + "a".repeat(100_000) + "\">]>";

        refusedAtOnce(withDoctype(doctype).replace("&x;", "&x;".repeat(10_000)));
    }

    @Test
    void anyOtherDoctypeIsRefusedToo() {
        refusedAtOnce(withDoctype("<!DOCTYPE beslutsexport>").replace("&x;", "Åsa"));
        refusedAtOnce(withDoctype("<!DOCTYPE beslutsexport [<!ATTLIST beslut x CDATA 'y'>]>"));
    }

    private static void refusedAtOnce(String hostile) {
        assertTimeoutPreemptively(Duration.ofSeconds(1), () -> refusal(utf8(hostile), Fault.XML_ENTITY_EXPANSION));
    }

    @Test
    void aDoctypeThatNeverEndsIsCutOff() {
        refusal(
                utf8(withDoctype("<!DOCTYPE beslutsexport [" + "<!ENTITY x 'y'>".repeat(100_000) + "]>")),
                Fault.TOO_LARGE);
    }

    @Test
    void nothingMayGoOnForever() {
        String record = Sample.asa().xml();
        String endless = "x".repeat(400_000);
        refusal(utf8(xml(record.replace("<beslutsid>", "<beslutsid a=\"" + endless + "\">"))), Fault.TOO_LARGE);
        refusal(utf8(xml(record.replace("<beslutsid>", "<!--" + endless + "--><beslutsid>"))), Fault.TOO_LARGE);
        refusal(utf8(xml(record.replace("<beslutsid>", "<?x " + endless + "?><beslutsid>"))), Fault.TOO_LARGE);
        refusal(utf8(xml(record.replace("Åsa", endless))), Fault.TOO_LARGE);
        refusal(utf8(xml(record.replace("Åsa", "<![CDATA[" + endless + "]]>"))), Fault.TOO_LARGE);
        refusal(utf8("<" + endless), Fault.XML_NOT_WELL_FORMED);
    }

    @Test
    void depthAndAttributesHaveLimits() {
        String record = Sample.asa().xml();
        String deep = "<a>".repeat(47) + "</a>".repeat(47);
        String shallow = "<a>".repeat(46) + "</a>".repeat(46);
        String attributes =
                IntStream.rangeClosed(1, 21).mapToObj(i -> " a" + i + "=\"\"").collect(Collectors.joining());

        refusal(utf8(xml(record.replace("Åsa", deep))), Fault.TOO_LARGE);
        refusal(utf8(xml(record.replace("<person>", "<person" + attributes + ">"))), Fault.TOO_LARGE);
        assertThat(records(utf8(xml(record.replace("Åsa", shallow))))).hasSize(1);
    }

    @Test
    void fileAndRecordCountHaveLimits() {
        ExportLimits small = new ExportLimits(10_000, 2, 256 << 10, 10_000, 50, 20);
        DecisionFile file = new DecisionFile(MAPPINGS, small, Exports.SCREEN);

        assertThat(place(Fault.TOO_LARGE, () -> file.verify(utf8(xml(Sample.many(3))), KOMMUN)))
                .isEqualTo("/beslutsexport/beslut[3]");
        assertThat(place(Fault.TOO_LARGE, () -> file.verify(utf8(csv(Sample.many(3))), KOMMUN)))
                .isEqualTo("line 5");
        assertThat(place(
                        Fault.TOO_LARGE, () -> file.verify(utf8(xml(Sample.asa().xml()) + " ".repeat(10_000)), KOMMUN)))
                .isEqualTo("byte 10000");
    }

    @Test
    void theNameOfTheFileIsNeverAskedOnlyItsBytes() {
        refusal(bytes(new byte[0]), Fault.EMPTY_INPUT);
        refusal(utf8(" \r\n "), Fault.EMPTY_INPUT);
        refusal(utf8("\uFEFF"), Fault.EMPTY_INPUT);
        refusal(utf8("PK\u0003\u0004 beslut.xml"), Fault.ARCHIVE_REFUSED);
        refusal(bytes(new byte[] {0x1f, (byte) 0x8b, 8, 0}), Fault.ARCHIVE_REFUSED);
        refusal(utf8("{\"beslut\": [1, 2]}"), Fault.UNSUPPORTED_FORMAT);
        refusal(utf8("%PDF-1.7; a, b"), Fault.UNSUPPORTED_FORMAT);
        refusal(utf8("hej"), Fault.UNSUPPORTED_FORMAT);
        refusal(utf8(xmlHeader(1)), Fault.XML_NOT_WELL_FORMED);
    }
}
