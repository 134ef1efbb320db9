package se.inkopsnavet.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static se.inkopsnavet.decision.FileFormat.XML;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import se.inkopsnavet.decision.procapita.Sample;
import se.inkopsnavet.neighbourhood.Town;
import se.inkopsnavet.neighbourhood.supplier.SupplierFolder;
import se.inkopsnavet.neighbourhood.supplier.SupplierRecord;

/** A supplier that reports orders in files and is asked in files, over real SFTP: F10 channel b, AC-10-7, AC-10-8, AC-10-11. */
class OrderFileScenarios {

    private static final String GOODS = "Inlagd sill på burk";
    private static final LocalDate DAY =
            LocalDate.now(ZoneId.of("Europe/Stockholm")).plusDays(3);

    private static Scene scene;
    private static SupplierFolder supplier;
    private static String ref;
    private static Sample person;
    private static String other;
    private static Sample hidden;

    @BeforeAll
    static void open() throws IOException {
        Path folder = Scene.folder();
        Town town = Town.open(folder.resolve("town"), "RSA-2048");
        for (String each :
                List.of(FileSupplier.LISTS, FileSupplier.ACKNOWLEDGEMENTS, FileSupplier.REPORTS, "livs/arkiv")) {
            Files.createDirectories(town.procapita().home().resolve(each));
        }
        SupplierRecord record = new SupplierRecord(folder.resolve("livs-fil"), true);
        supplier = new SupplierFolder(
                town.supplierKeys(),
                record,
                town.procapita().home().resolve(FileSupplier.LISTS),
                town.procapita().home().resolve(FileSupplier.ACKNOWLEDGEMENTS),
                Clock.systemUTC());
        scene = Scene.open(town, FileSupplier.home(folder.resolve("home")), FileSupplier.server(town));
        person = scene.people().someone().with("grundmottagare", "livs-fil");
        hidden = scene.people().someone().with("grundmottagare", "livs-fil");
        Receipt receipt = scene.receipt(scene.drop(XML, person, hidden));
        ref = receipt.line(1).caseRef();
        other = receipt.line(2).caseRef();
        known(ref);
        known(other);
    }

    @AfterAll
    static void close() {
        scene.close();
    }

    /** One story, since numbers of files have an order. */
    @Test
    void ordersComeByFileAndTheDeadAreNotDeliveredTo() throws IOException {
        report(
                "b1.csv",
                orders(
                        1,
                        row(ref, "4711", 2, "BEKRAFTAD"),
                        row(ref, "4711", 1, "UTKAST"),
                        "EXE;fel",
                        row("EXE-2026-999999", "4799", 1, "BEKRAFTAD"),
                        row(other, "4712", 1, "BEKRAFTAD")));
        ended("b1.csv", "CONFIRMED");
        assertThat(orderStates()).containsExactly("4711 CONFIRMED 2", "4712 CONFIRMED 1");
        assertThat(scene.ledger().records("b1.csv").stream().map(Ledger.Message::code))
                .contains("ORD-001", "CSV-001");
        assertThat(received("kvittens_", ".csv").get(0)).contains("ORD-001").contains(ref);

        report("b1-igen.csv", orders(1, row(ref, "4711", 2, "BEKRAFTAD")));
        ended("b1-igen.csv", "QUARANTINED");
        report("b4.csv", orders(4, row("", "4711", 3, "BEKRAFTAD")));
        ended("b4.csv", "CONFIRMED");
        assertThat(orderStates()).as("by the supplier's own number alone").contains("4711 CONFIRMED 3");
        assertThat(scene.ledger().texts("select detail from notice where kind = 'REPORT_GAP'"))
                .containsExactly("ORD-003 BESTALLNINGAR 2–3");
        report("trasig.csv", orders(5, row(ref, "4711", 4, "PLOCKAD")).replace("#ANTAL;1", "#ANTAL;9"));
        ended("trasig.csv", "REJECTED");
        assertThat(orderStates()).contains("4711 CONFIRMED 3");
        assertNoGoods();

        scene.receipt(scene.drop(XML, newer(hidden).with("skyddad", "JA")));
        scene.receipt(scene.drop(XML, newer(person).with("status", "AVLIDEN")));
        await("the supplier is asked to cancel")
                .atMost(Scene.PATIENCE)
                .until(() -> files("bestallningsbegaran_", ".p7m").size() == 1);
        assertThat(files("bestallningsbegaran_", ".p7m").get(0).getFileName().toString())
                .startsWith("bestallningsbegaran_exempelkommun_000001_");
        assertThat(scene.ledger().notices("RESPONSIBLE", ref)).contains("ORDER_CANCEL_ASKED 4711");
        assertThat(scene.ledger().notices("SECURITY_CONTACT", other)).contains("ORDER_PROTECTED 4712");
        assertThat(scene.ledger().notices("RESPONSIBLE", other)).noneMatch(notice -> notice.startsWith("ORDER_"));
        assertThat(scene.ledger().count("select count(*)::int from supplier_request where case_ref = ?", other))
                .isZero();
    }

    /** Neither in clear nor behind the hub's keys: no bytes of the files are left, except of the one that a person is to look at. */
    private static void assertNoGoods() {
        assertThat(scene.traces().finds(scene.ledger().dump(), GOODS)).isFalse();
        assertThat(scene.ledger().named("b1.csv").get(0).hasPayload()).isFalse();
        assertThat(scene.ledger().named("b4.csv").get(0).hasPayload()).isFalse();
        assertThat(scene.ledger().named("trasig.csv").get(0).hasPayload()).isFalse();
    }

    private static String orders(int number, String... rows) {
        return "#BESTALLNINGAR;exempelkommun;1;" + number
                + "\narende;kundnummer;bestallning;version;lage;lagd;tidpunkt;leveransdag;summa;varor\n"
                + String.join("\n", rows) + "\n#ANTAL;" + rows.length + "\n";
    }

    private static String row(String caseRef, String orderNo, int version, String state) {
        String customer = orderNo.equals("4711") ? "K-77" : "";
        String now = OffsetDateTime.now().withNano(0).minusHours(1).toString();
        return String.join(
                ";", caseRef, customer, orderNo, "" + version, state, now, now, DAY.toString(), "459,00", GOODS);
    }

    private static void report(String name, String content) {
        scene.town().procapita().export(FileSupplier.REPORTS, name, content.getBytes(UTF_8), Instant.now());
    }

    private static void ended(String name, String state) {
        await(name)
                .atMost(Scene.PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> scene.ledger().named(name).stream()
                        .anyMatch(message -> message.state().equals(state)));
    }

    private static List<String> orderStates() {
        return scene.ledger()
                .texts(
                        "select order_no || ' ' || state || ' ' || supplier_version from purchase_order order by order_no");
    }

    private static void known(String caseRef) {
        await("the supplier has the row")
                .atMost(Scene.PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> {
                    supplier.poll();
                    return scene.ledger().caseState(caseRef).equals("CREDENTIALS_PENDING");
                });
    }

    private static Sample newer(Sample sample) {
        int version = Integer.parseInt(sample.values().get("version")) + 1;
        return sample.with("version", Integer.toString(version))
                .with("andrad", OffsetDateTime.now().withNano(0).toString());
    }

    private static List<String> received(String prefix, String suffix) {
        await(prefix).atMost(Scene.PATIENCE).until(() -> !files(prefix, suffix).isEmpty());
        return files(prefix, suffix).stream().map(Scene::read).toList();
    }

    private static List<Path> files(String prefix, String suffix) {
        try (Stream<Path> all = Files.list(scene.town().procapita().home().resolve(FileSupplier.LISTS))) {
            return all.filter(path -> path.getFileName().toString().startsWith(prefix)
                            && path.toString().endsWith(suffix))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
