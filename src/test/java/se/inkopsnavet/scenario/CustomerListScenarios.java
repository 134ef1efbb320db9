package se.inkopsnavet.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static se.inkopsnavet.decision.FileFormat.XML;
import static se.inkopsnavet.scenario.People.personnummer;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import se.inkopsnavet.decision.procapita.Sample;
import se.inkopsnavet.demo.data.SyntheticExport;
import se.inkopsnavet.neighbourhood.RunningHub;
import se.inkopsnavet.neighbourhood.Town;
import se.inkopsnavet.neighbourhood.supplier.SupplierRecord;
import se.inkopsnavet.purchase.DecisionFlow;

/** The customer list as the supplier gets it: requirements §9 F05. */
@ExtendWith(SharedScene.class)
class CustomerListScenarios {

    private final Scene scene;

    CustomerListScenarios(Scene scene) {
        this.scene = scene;
    }

    /** AC-05-1, and the totals that the list carries. */
    @Together
    void theGoldenRowArrivesCellByCell() {
        Sample asa = scene.people()
                .cast("18900101-9802", "Åsa", "Öhrström-Ängqvist")
                .with("gata", "Storgatan 1")
                .with("telefon", "+46 70 174 06 05")
                .with("ringa", "JA")
                .with("mota", "JA")
                .with("faktura", "SAMMA");

        String ref = scene.receipt(scene.drop(XML, asa)).line(1).caseRef();
        scene.desk().awaitAll(asa);

        assertThat(scene.desk().cells("18900101-9802"))
                .containsExactly(
                        "Åsby",
                        "Åsa",
                        "Öhrström-Ängqvist",
                        "Storgatan 1",
                        "990 10",
                        "Exempelstad",
                        "070-174 06 05",
                        "08-465 004 10",
                        "08-465 004 11",
                        "18900101-9802",
                        "",
                        "",
                        "Hemtjänsten möter upp vid leverans.",
                        "",
                        "",
                        "N",
                        "");
        UUID batch = scene.ledger().batchOf(ref);
        assertThat(scene.desk().record().entries())
                .filteredOn(entry -> entry.batchId().equals(batch.toString()))
                .extracting(SupplierRecord.Entry::kind)
                .containsExactly(SupplierRecord.Kind.LIST);
        scene.ledger().awaitCaseState(ref, "CREDENTIALS_PENDING");
    }

    /** AC-05-4, -6, -7, -9, -10. */
    @Together
    void secretsCodesAndContradictionsStayBehindAndTheirNeighboursGo() {
        Sample secret = somebody().with("losenord", "Sommar2026");
        Sample door = somebody().with("portkod", "1234-88");
        Sample codeInText = somebody().with("chaufforinfo", "Portkod 4711, ring 2 ggr");
        Sample passes = somebody().with("mota", "").with("chaufforinfo", "Hemtjänst möter upp");
        Sample cannot = somebody().with("mota", "NEJ").with("inplock", "JA").with("kanTaEmot", "NEJ");
        Sample both = somebody().with("inplock", "JA").with("kanTaEmot", "JA").with("kanPlocka", "NEJ");
        Sample formula = somebody().with("gata", "=Storgatan 1");

        Receipt receipt = scene.receipt(scene.drop(XML, secret, door, codeInText, passes, cannot, both, formula));

        assertThat(receipt.codes().subList(0, 4)).containsExactly("", "", "BIZ-024", "");
        assertThat(receipt.codes().get(4)).isNotEmpty();
        assertThat(receipt.codes().get(5)).isEmpty();
        scene.desk().awaitAll(secret, door, passes, both, formula);
        assertThat(scene.desk().cells(personnummer(both)).get(13)).isEqualTo("X");
        assertThat(told("RESPONSIBLE", receipt.line(6))).contains("ROW_TO_CHECK i");
        assertThat(told("RESPONSIBLE", receipt.line(7))).contains("ROW_TO_CHECK b");
        assertThat(told("RESPONSIBLE", receipt.line(4))).noneMatch(told -> told.startsWith("ROW_TO_CHECK"));
        assertThat(told("SECURITY_CONTACT", receipt.line(1))).containsExactly("SECRET_DROPPED SEC-001");
        assertThat(scene.hub()
                        .bean(MeterRegistry.class)
                        .counter("inkopsnavet.alerts", "route", DecisionFlow.NAME, "fault", "SEC-001")
                        .count())
                .isPositive();
        assertThat(scene.desk().cells(personnummer(secret)).get(11)).isEmpty();
        assertThat(scene.desk().cells(personnummer(passes)).get(12)).isEqualTo("Hemtjänst möter upp");
        assertThat(scene.desk().people()).doesNotContain(personnummer(codeInText), personnummer(cannot));
        String everywhere = scene.traces().everything();
        assertThat(List.of("Sommar2026", "1234-88"))
                .noneMatch(word -> scene.traces().finds(everywhere, word));
    }

    private List<String> told(String role, Receipt.Line line) {
        return scene.ledger().notices(role, line.caseRef());
    }

    /** HUD-01: one provider scope per list. */
    @Together
    void anExternalProviderGetsAListOfItsOwn() {
        Sample municipal = somebody();
        Sample external = somebody().with("enhet", "utforare-omsorgen");

        Receipt receipt = scene.receipt(scene.drop(XML, municipal, external));

        scene.desk().awaitAll(municipal, external);
        assertThat(scene.ledger().batchOf(receipt.line(1).caseRef()))
                .isNotEqualTo(scene.ledger().batchOf(receipt.line(2).caseRef()));
    }

    /** AC-05-19. */
    @Test
    void twoHubNodesOnOneDatabaseSendEachRowOnce() {
        try (RunningHub second = RunningHub.in(scene.town(), scene.settings())) {
            assertThat(second).isNotSameAs(scene.hub());
            int before = scene.desk().record().size();
            Sample[] decisions = Stream.generate(this::somebody).limit(30).toArray(Sample[]::new);
            for (int from = 0; from < decisions.length; from += 10) {
                scene.drop(XML, java.util.Arrays.copyOfRange(decisions, from, from + 10));
            }

            scene.desk().awaitAll(decisions);
            quiet();
            assertThat(decisions).allMatch(decision -> scene.desk().times(personnummer(decision)) == 1);
            assertThat(scene.desk().record().entries().stream()
                            .filter(entry -> entry.number() > before)
                            .filter(entry -> entry.kind() == SupplierRecord.Kind.LIST)
                            .map(SupplierRecord.Entry::messageId))
                    .doesNotHaveDuplicates();
        }
    }

    /** AC-05-24 in small; the benchmark has it in full. */
    @Test
    void twoThousandDecisionsInOneFileAreTwoThousandRows() throws IOException {
        int count = 2_000;
        SyntheticExport export = new SyntheticExport(524, LocalDate.now());
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        export.write(se.inkopsnavet.decision.FileFormat.CSV, file, 1, count);

        Receipt receipt = scene.receipt(scene.drop(".csv", file.toByteArray()));

        assertThat(receipt.lines()).hasSize(count).allMatch(line -> line.code().isEmpty());
        List<String> expected =
                IntStream.rangeClosed(1, count).mapToObj(export::personnummer).toList();
        await("all rows")
                .atMost(Scene.PATIENCE)
                .pollInterval(Duration.ofMillis(500))
                .until(() -> scene.desk().people().containsAll(expected));
        quiet();
        assertThat(scene.desk().record().registered().stream()
                        .map(SupplierRecord.Row::personnummer)
                        .filter(java.util.Set.copyOf(expected)::contains))
                .doesNotHaveDuplicates()
                .hasSize(count);
    }

    /** Until no list is under way and every one is answered. */
    private void quiet() {
        await("all lists are answered")
                .atMost(Scene.PATIENCE)
                .until(() -> scene.ledger()
                                .count(
                                        "select count(*)::int from message where flow = 'CUSTOMER_LIST' and state in ('READY', 'SENDING', 'SENT')"
                                                + " and created_at > clock_timestamp() - interval '2 minutes'")
                        == 0);
        assertThat(scene.town().mail().inbox(Town.SUPPLIER_MAILBOX)).isNotEmpty();
    }

    private Sample somebody() {
        return scene.people().someone();
    }
}
