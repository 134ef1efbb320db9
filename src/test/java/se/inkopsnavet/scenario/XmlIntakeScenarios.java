package se.inkopsnavet.scenario;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.inkopsnavet.decision.FileFormat.XML;
import static se.inkopsnavet.scenario.People.personnummer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.extension.ExtendWith;
import se.inkopsnavet.decision.procapita.Sample;

/** Decisions as XML, from the folder to the supplier's mailbox: reliability §4 B13–B23, requirements §9 F01. */
@ExtendWith(SharedScene.class)
class XmlIntakeScenarios {

    private final Scene scene;

    XmlIntakeScenarios(Scene scene) {
        this.scene = scene;
    }

    @Together
    void badRecordsFallAloneAndTheirNeighboursReachTheSupplier() {
        Map<Sample, String> file = new LinkedHashMap<>();
        Sample first = somebody();
        Sample last = somebody();
        file.put(first, "");
        BadRecord.inXml().forEach(bad -> file.put(bad.spoil().apply(somebody()), bad.code()));
        file.put(last, "");

        String name = scene.drop(XML, file.keySet().toArray(Sample[]::new));
        Receipt receipt = scene.receipt(name);

        assertThat(receipt.result()).isEqualTo("DELVIS MOTTAGEN");
        assertThat(receipt.codes()).containsExactlyElementsOf(file.values());
        assertThat(scene.ledger().records(name))
                .extracting(Ledger.Message::code)
                .containsExactlyElementsOf(file.values());
        scene.desk().awaitAll(first, last);
        List<Sample> bad = file.keySet().stream()
                .filter(each -> each != first && each != last)
                .toList();
        assertThat(scene.desk().people())
                .doesNotContainAnyElementsOf(bad.stream()
                        .filter(each -> each.values().containsKey("personnummer"))
                        .map(People::personnummer)
                        .toList());
        bad.forEach(each -> assertThat(receipt.text())
                .doesNotContain(each.values().getOrDefault("personnummer", "Märta"), "Lövgren", "Storgatan"));
    }

    @Together
    void whatCannotBeReadIsRefusedWholeAndFilesBesideItPass() {
        String good = Scene.export(XML, somebody(), somebody());
        Map<String, byte[]> bad = BadFiles.xml(good);
        Sample beside = somebody();

        Map<String, String> names = new LinkedHashMap<>();
        bad.forEach((what, bytes) -> names.put(scene.drop(".xml", bytes), BadFiles.code(what)));
        scene.drop(XML, beside);

        names.forEach((name, code) -> {
            Receipt receipt = scene.receipt(name);
            assertThat(receipt.result()).isEqualTo("AVVISAD");
            assertThat(receipt.fault()).isEqualTo(code);
            assertThat(receipt.text()).doesNotContain("Lövgren", "Märta");
            assertThat(scene.ledger().named(name))
                    .extracting(Ledger.Message::state, Ledger.Message::code)
                    .containsExactly(org.assertj.core.groups.Tuple.tuple("REJECTED", code));
        });
        scene.desk().awaitAll(beside);
    }

    @Together
    void entitiesAreNeitherFetchedNorExpandedAndFilesBesideThemPass() throws IOException {
        try (ServerSocket listener = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            listener.setSoTimeout(300);
            String outside = "<!DOCTYPE beslutsexport [<!ENTITY x SYSTEM \"http://127.0.0.1:" + listener.getLocalPort()
                    + "/x\">]>";
            String laughs = IntStream.range(1, 10)
                    .mapToObj(i -> "<!ENTITY x" + i + " \"" + ("&x" + (i - 1) + ";").repeat(10) + "\">")
                    .collect(Collectors.joining(
                            "", "<!DOCTYPE beslutsexport [<!ENTITY x0 \"ha\">", "<!ENTITY x \"&x9;\">]>"));
            String blowUp = "<!DOCTYPE beslutsexport [<!ENTITY x \"" + "a".repeat(100_000) + "\">]>";
            Sample beside = somebody();

            String xxe = scene.drop(".xml", hostile(outside, "&x;"));
            String billion = scene.drop(".xml", hostile(laughs, "&x;"));
            String quadratic = scene.drop(".xml", hostile(blowUp, "&x;".repeat(10_000)));
            scene.drop(XML, beside);

            assertThat(scene.receipt(xxe).fault()).isEqualTo("XML-010");
            assertThat(scene.receipt(billion).fault()).isEqualTo("XML-011");
            assertThat(scene.receipt(quadratic).fault()).isEqualTo("XML-011");
            assertThatThrownBy(listener::accept).isInstanceOf(SocketTimeoutException.class);
            scene.desk().awaitAll(beside);
        }
    }

    private String hostile(String doctype, String use) {
        return Scene.export(XML, somebody())
                .replaceFirst("\\?>", "?>" + java.util.regex.Matcher.quoteReplacement(doctype))
                .replace("Märta", use);
    }

    @Together
    void stylesheetsAreIgnoredAndLatin1IsReadAsDeclared() {
        Sample styled = somebody();
        Sample latin = somebody().with("fornamn", "Åsa").with("efternamn", "Öhrström-Ängqvist");

        scene.drop(
                ".xml",
                Scene.export(XML, styled).replaceFirst("\\?>", "?><?xml-stylesheet href=\"http://x.example/x.xsl\"?>"));
        scene.drop(
                ".xml", Scene.export(XML, latin).replace("UTF-8", "ISO-8859-1").getBytes(ISO_8859_1));

        scene.desk().awaitAll(styled, latin);
        assertThat(scene.desk().cells(personnummer(latin)).subList(1, 3)).containsExactly("Åsa", "Öhrström-Ängqvist");
    }

    /** AC-01-2. */
    @Together
    void theSameDecisionThreeTimesIsOneCaseAndOneRow() {
        Sample decision = somebody();
        Sample[] beside = {somebody(), somebody(), somebody()};

        List<Receipt> receipts = IntStream.range(0, 3)
                .mapToObj(i -> scene.drop(XML, decision, beside[i]))
                .map(scene::receipt)
                .toList();

        assertThat(receipts)
                .extracting(receipt -> receipt.line(1).outcome())
                .containsExactlyInAnyOrder("klart", "dubblett", "dubblett");
        scene.desk().awaitAll(decision, beside[0], beside[1], beside[2]);
        assertThat(scene.desk().times(personnummer(decision))).isEqualTo(1);
    }

    @Together
    void theSameDecisionWithOtherContentIsQuarantinedAndTheFirstOneStands() {
        Sample decision = somebody();
        Sample changed = decision.with("gata", "Lillgatan 7");
        Sample beside = somebody();

        String file = scene.drop(XML, decision);
        assertThat(scene.receipt(file).line(1).outcome()).isEqualTo("klart");
        Receipt second = scene.receipt(scene.drop(XML, changed, beside));

        assertThat(second.codes()).containsExactly("DUP-001", "");
        scene.desk().awaitAll(decision, beside);
        assertThat(scene.desk().cells(personnummer(decision)).get(3)).startsWith("Storgatan");
        assertThat(scene.desk().everything()).doesNotContain("Lillgatan 7");
    }

    /** AC-01-4. */
    @Together
    void anEndThatArrivesBeforeItsBeginningLeavesTheCaseInactive() {
        Sample granted = somebody();
        Sample ended = granted.with("version", "3").with("utfall", "AVSLUTAD");
        Sample beside = somebody();

        Receipt receipt = scene.receipt(scene.drop(XML, ended, granted, beside));

        assertThat(receipt.codes()).containsExactly("", "BIZ-020", "");
        scene.desk().awaitAll(beside);
        assertThat(scene.desk().people()).doesNotContain(personnummer(granted));
        assertThat(receipt.line(2).caseRef()).isEmpty();
    }

    private Sample somebody() {
        return scene.people().someone();
    }
}
