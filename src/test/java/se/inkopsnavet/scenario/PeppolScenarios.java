package se.inkopsnavet.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static se.inkopsnavet.decision.FileFormat.XML;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.transaction.support.TransactionTemplate;
import se.inkopsnavet.peppol.PeppolRequests;
import se.inkopsnavet.scenario.Ledger.Message;
import se.inkopsnavet.trade.CustomerRef;
import se.inkopsnavet.trade.SupplierRequest;

/** Order documents through the access point's folders: F10 over real SFTP, with the rules' codes in the operator's answer. */
@ExtendWith(SharedScene.class)
class PeppolScenarios {

    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private static Scene scene;

    @BeforeAll
    static void open(Scene shared) {
        scene = shared;
    }

    @Together
    void brokenRulesStandInTheAnswerAndNothingIsChanged() {
        Message refused = taken(file("bad-or-code.xml"));

        assertThat(refused.state() + " " + refused.code()).isEqualTo("REJECTED PEP-002");
        assertThat(refused.hasPayload()).isFalse();
        assertThat(answer(refused))
                .contains("#REGEL;FEL;PEPPOL-T76-B00801", "#REGLER;eu.peppol.bis3:order-response:2026.5")
                .doesNotContain("Mellanmjölk", "1234567897");
        assertThat(scene.ledger()
                        .texts("select release || ' ' || broken from peppol_document where id = ?", refused.id()))
                .containsExactly("2026.5 E:PEPPOL-T76-B00801");
        assertThat(scene.ledger().notices("IT", refused.id().toString())).containsExactly("PEPPOL_REFUSED PEP-002");
    }

    @Together
    void warningsStandInTheAnswerToo() {
        Message taken = taken(file("edge-da-out-noreason.xml"));

        assertThat(answer(taken)).contains("#REGEL;VARNING;PEPPOL-T16-R007");
        assertThat(taken.state() + " " + taken.code()).isEqualTo("QUARANTINED ORD-001");
    }

    @Together
    void invoicesAreNotTakenHereAndEntitiesNowhere() {
        assertThat(taken(file("valid-invoice.xml")).code()).isEqualTo("PEP-001");
        assertThat(taken(file("bad-inv-doctype.xml")).code()).isEqualTo("XML-010");
    }

    @Together
    void anotherMunicipalitysDocumentIsRefused() {
        Message refused = taken(file("valid-order.xml").replace("0987654324", "2120000829"));

        assertThat(refused.state() + " " + refused.code()).isEqualTo("REJECTED BAT-002");
    }

    @Together
    void orderGoesFromTheWebShopToTheDoorWithoutItsGoods() {
        String caseRef =
                scene.receipt(scene.drop(XML, scene.people().someone())).line(1).caseRef();
        String orderNo = "W-" + NUMBERS.incrementAndGet() + "-" + caseRef;
        String agreement = file("valid-order-agreement.xml")
                .replace("UPPDRAG-4711", caseRef)
                .replace("W-998877", orderNo)
                .replace("OA-77", "OA-" + caseRef);

        Message confirmed = taken(agreement);

        assertThat(confirmed.state() + " " + confirmed.code()).isEqualTo("CONFIRMED ");
        assertThat(confirmed.hasPayload()).isFalse();
        assertThat(order(orderNo)).containsExactly(caseRef + " 10564 3 2026-08-26");
        assertThat(taken(agreement).state()).isEqualTo("DUPLICATE");
        Message other = taken(agreement.replace("Bananer", "Apelsiner"));
        assertThat(other.state() + " " + other.code()).isEqualTo("QUARANTINED DUP-001");

        Message sent =
                taken(file("valid-despatch.xml").replace("B-2026-0007", orderNo).replace("D-77", "D-" + caseRef));

        assertThat(sent.state() + " " + sent.code()).isEqualTo("CONFIRMED ");
        assertThat(scene.ledger().texts("select state from purchase_order where order_no = ?", orderNo))
                .containsExactly("OUT_FOR_DELIVERY");
        assertThat(scene.ledger()
                        .texts(
                                "select o::text || d::text from purchase_order o, peppol_document d where o.order_no = ?"
                                        + " and d.case_ref = o.case_ref",
                                orderNo))
                .isNotEmpty()
                .noneMatch(row -> row.contains("mjölk") || row.contains("Provgatan"));
    }

    @Together
    void numberThatMayBeAPersonsIsKeptNowhere() {
        String caseRef =
                scene.receipt(scene.drop(XML, scene.people().someone())).line(1).caseRef();
        String agreement = file("valid-order-agreement.xml").replace("UPPDRAG-4711", caseRef);

        Message order = taken(agreement.replace("W-998877", "18900101-9802").replace("OA-77", "OB-" + caseRef));
        Message document = taken(agreement.replace("W-998877", "V-" + caseRef).replace("OA-77", "189001019802"));

        assertThat(order.state() + " " + order.code()).isEqualTo("QUARANTINED BIZ-008");
        assertThat(answer(order)).contains("BIZ-008").doesNotContain("9802");
        assertThat(document.state()).isEqualTo("CONFIRMED");
        assertThat(scene.ledger()
                        .texts("select d::text from peppol_document d where id in (?, ?)", order.id(), document.id()))
                .hasSize(2)
                .noneMatch(row -> row.contains("9802"));
    }

    @Together
    void requestLeavesOnceAsANumberedDocumentThatBreaksNoRule() {
        var client = scene.people().someone();
        String caseRef = scene.receipt(scene.drop(XML, client)).line(1).caseRef();
        scene.receipt(scene.drop(XML, client.with("version", "2").with("utfall", "AVSLUTAD")));
        SupplierRequest request = new SupplierRequest(
                Scene.MUNICIPALITY,
                "livs",
                SupplierRequest.Kind.CANCEL,
                new CustomerRef(caseRef, null),
                "W-" + caseRef,
                LocalDate.now(ZoneId.of("Europe/Stockholm")).plusDays(2),
                "1");

        ask(request);
        ask(request);

        Path file = await("document for " + caseRef)
                .atMost(Scene.PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> sent(caseRef), files -> files.size() == 1)
                .get(0);
        assertThat(file.getFileName().toString()).matches("avbestallning_exempelkommun_[0-9]{6}_[0-9a-f]{8}\\.xml");
        assertThat(Scene.read(file)).contains("OrderCancellation").doesNotContain("Märta", "Lövgren");
        assertThat(scene.ledger()
                        .texts(
                                "select vesid || broken from peppol_document where direction = 'O' and case_ref = ?",
                                caseRef))
                .containsExactly("eu.peppol.bis3:order-cancellation:2026.5");
    }

    private static void ask(SupplierRequest request) {
        scene.hub().bean(TransactionTemplate.class).executeWithoutResult(status -> scene.hub()
                .bean(PeppolRequests.class)
                .enqueue(request));
    }

    private static List<Path> sent(String caseRef) {
        try (Stream<Path> files = Files.list(scene.town().procapita().home().resolve("peppol/in"))) {
            return files.filter(file -> file.toString().endsWith(".xml")
                            && !file.getFileName().toString().startsWith("."))
                    .filter(file -> Scene.read(file).contains(caseRef))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> order(String orderNo) {
        return scene.ledger()
                .texts(
                        "select case_ref || ' ' || total_ore || ' ' || line_count || ' ' || delivery_day from purchase_order where order_no = ?",
                        orderNo);
    }

    /** Waits until the hub has made up its mind about it. */
    private static Message taken(String document) {
        String name = "peppol_" + NUMBERS.incrementAndGet() + ".xml";
        scene.town().procapita().export("peppol/ut", name, document.getBytes(StandardCharsets.UTF_8), Instant.now());
        return await(name)
                .atMost(Scene.PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .until(
                        () -> scene.ledger().named(name),
                        found -> !found.isEmpty() && !found.get(0).state().equals("RECEIVED"))
                .get(0);
    }

    private static String answer(Message message) {
        Path file = scene.town().procapita().home().resolve("kvittens/kvittens_" + message.id() + ".csv");
        await("answer").atMost(Scene.PATIENCE).until(() -> Files.exists(file));
        return Scene.read(file);
    }

    private static String file(String name) {
        return Scene.read(Path.of("src/test/resources/peppol", name));
    }
}
