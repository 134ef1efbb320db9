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
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import se.inkopsnavet.decision.procapita.Sample;
import se.inkopsnavet.neighbourhood.Town;
import se.inkopsnavet.neighbourhood.supplier.Behaviour;
import se.inkopsnavet.neighbourhood.supplier.SupplierFolder;
import se.inkopsnavet.neighbourhood.supplier.SupplierRecord;
import se.inkopsnavet.privacy.Sha256;

/** The list as an encrypted CSV file over SFTP, and its acknowledgement by file: reliability §2.4, B43, B45, AC-05-3, AC-05-18. */
class SupplierFileScenarios {

    private static Scene scene;
    private static SupplierRecord record;
    private static SupplierFolder supplier;

    @BeforeAll
    static void open() throws IOException {
        Path folder = Scene.folder();
        Town town = Town.open(folder.resolve("town"), "RSA-2048");
        for (String each :
                List.of(FileSupplier.LISTS, FileSupplier.ACKNOWLEDGEMENTS, FileSupplier.REPORTS, "livs/arkiv")) {
            Files.createDirectories(town.procapita().home().resolve(each));
        }
        record = new SupplierRecord(folder.resolve("livs-fil"), true);
        supplier = new SupplierFolder(
                town.supplierKeys(),
                record,
                town.procapita().home().resolve(FileSupplier.LISTS),
                town.procapita().home().resolve(FileSupplier.ACKNOWLEDGEMENTS),
                Clock.systemUTC());
        scene = Scene.open(town, FileSupplier.home(folder.resolve("home")), FileSupplier.server(town));
    }

    @AfterEach
    void mendTheServer() {
        scene.town().procapita().whims().behave();
        supplier.behave(Behaviour.acceptAll());
    }

    @AfterAll
    static void close() {
        scene.close();
    }

    /** AC-05-3, AC-05-4 for CSV, and the way back: the answer closes the list. */
    @Test
    void hardNamesComeThroughTheFileAndTheAnswerClosesTheList() {
        Sample bjorn = cast("18900102-9819", "Björn \"Bönan\"", "O'Hara; af Ekenstam");
        Sample lejon = cast("18900103-9800", "=HYPERLINK(\"http://x.example\";\"Klicka\")", "Lejon");

        Receipt receipt = scene.receipt(scene.drop(XML, bjorn, lejon));
        arrived(bjorn, lejon);

        assertThat(record.registered())
                .extracting(SupplierRecord.Row::firstName, SupplierRecord.Row::lastName)
                .contains(
                        org.assertj.core.groups.Tuple.tuple("Björn \"Bönan\"", "O'Hara; af Ekenstam"),
                        org.assertj.core.groups.Tuple.tuple("=HYPERLINK(\"http://x.example\";\"Klicka\")", "Lejon"));
        assertThat(decryptedLists())
                .anyMatch(csv -> csv.contains("\"Björn \"\"Bönan\"\"\";\"O'Hara; af Ekenstam\""))
                .anyMatch(csv -> csv.contains("\"'=HYPERLINK("));
        receipt.lines().forEach(line -> scene.ledger().awaitCaseState(line.caseRef(), "CREDENTIALS_PENDING"));
    }

    @Test
    void numbersHaveNoGapEveryFileHasItsChecksumAndNothingHalfIsLeft() {
        Sample[] people = {somebody(), somebody(), somebody()};
        for (Sample each : people) {
            scene.receipt(scene.drop(XML, each));
            arrived(each);
        }

        List<Path> lists = listFiles(".p7m");
        assertNoGap(lists);
        for (Path list : lists) {
            String name = list.getFileName().toString();
            if (!Scene.read(list).equals(Rival.OTHER)) {
                Path checksum = list.resolveSibling(name + ".sha256");
                await("the checksum, which comes after the file")
                        .atMost(Scene.PATIENCE)
                        .until(() -> Files.exists(checksum));
                assertThat(Scene.read(checksum)).isEqualTo(sha256(list) + "  " + name + "\n");
            }
        }
        assertThat(rival().parts()).isEmpty();
    }

    private static void assertNoGap(List<Path> lists) {
        assertThat(lists.stream().map(SupplierFileScenarios::number).sorted())
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, lists.size()).boxed().toList());
    }

    @Test
    void aListThatIsTakenBackBeforeItsFileAppearedLeavesNoGap() throws IOException {
        Path folder = scene.town().procapita().home().resolve(FileSupplier.LISTS);
        Path away = folder.resolveSibling("borta");
        Sample hidden = somebody();
        Sample beside = somebody();
        Files.move(folder, away);
        String ref = scene.receipt(scene.drop(XML, hidden, beside)).line(1).caseRef();
        await("an attempt without the folder")
                .atMost(Scene.PATIENCE)
                .until(() -> scene.ledger()
                                .count(
                                        "select count(*)::int from customer_list_row r join attempt a on a.message_id = r.batch_id"
                                                + " where r.case_ref = ? and a.outcome = 'FAILED'",
                                        ref)
                        > 0);
        UUID batch = scene.ledger().batchOf(ref);
        scene.receipt(scene.drop(XML, hidden.with("version", "2").with("skyddad", "JA")));
        Files.move(away, folder);

        scene.ledger().awaitState(batch, "RECALLED");
        arrived(beside);
        assertNoGap(listFiles(".p7m"));
        assertThat(record.registered().stream().map(SupplierRecord.Row::personnummer))
                .doesNotContain(People.personnummer(hidden));
    }

    /** B43 and B45. */
    @Test
    void aListIsNeverHalfNeverTwiceAndNeverOverAnother() {
        Sample same = somebody();
        rival().takesTheNameWithTheSame();
        UUID first = batchOf(same);
        scene.ledger().awaitState(first, "CONFIRMED");

        Sample lost = somebody();
        rival().losesTheReply();
        UUID second = batchOf(lost);
        scene.ledger().awaitState(second, "CONFIRMED");

        Sample other = somebody();
        rival().takesTheNameWithOther();
        UUID third = batchOf(other);
        Ledger.Message held = scene.ledger().awaitState(third, "HELD");

        assertThat(held.code()).isEqualTo("SFTP-010");
        assertThat(scene.ledger().notices("IT", third.toString())).containsExactly("LIST_NOT_SENT SFTP-010");
        assertThat(record.registered().stream().map(SupplierRecord.Row::personnummer))
                .contains(People.personnummer(same), People.personnummer(lost))
                .doesNotContain(People.personnummer(other))
                .doesNotHaveDuplicates();
    }

    /** AC-05-18, by file. */
    @Test
    void anAnswerThatDoesNotFitTheListChangesNothing() throws IOException {
        supplier.behave(Behaviour.oneRowTooMany());
        UUID batch = batchOf(somebody());

        await("the answer is refused")
                .atMost(Scene.PATIENCE)
                .until(() -> scene.ledger().incoming(FileSupplier.FLOW).stream()
                        .anyMatch(answer -> answer.state().equals("REJECTED")
                                && answer.code().equals("ACK-001")));
        assertThat(scene.ledger().message(batch).state()).isEqualTo("SENT");

        scene.town()
                .procapita()
                .export(
                        FileSupplier.ACKNOWLEDGEMENTS,
                        "kvittens_" + batch + "_2.csv",
                        ("#KVITTENS;" + batch + ";1;1\n1;MOTTAGEN;\n").getBytes(UTF_8),
                        java.time.Instant.now());
        scene.ledger().awaitState(batch, "CONFIRMED");
    }

    /** Lets the supplier look into its folder until the decision's list stands in a final state or the supplier has it. */
    private static UUID batchOf(Sample decision) {
        String ref = scene.receipt(scene.drop(XML, decision)).line(1).caseRef();
        await("the list has been tried")
                .atMost(Scene.PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> {
                    supplier.poll();
                    return scene.ledger()
                                    .count(
                                            "select count(*)::int from customer_list_row r join message m on m.id = r.batch_id"
                                                    + " where r.case_ref = ? and m.state in ('SENT', 'CONFIRMED', 'HELD')",
                                            ref)
                            > 0;
                });
        UUID batch = scene.ledger().batchOf(ref);
        if (!scene.ledger().message(batch).state().equals("HELD")) {
            arrived(decision);
        }
        return batch;
    }

    private static void arrived(Sample... decisions) {
        List<String> expected = Stream.of(decisions).map(People::personnummer).toList();
        await("rows at the supplier")
                .atMost(Scene.PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> {
                    supplier.poll();
                    return record.registered().stream()
                            .map(SupplierRecord.Row::personnummer)
                            .toList()
                            .containsAll(expected);
                });
    }

    private static List<String> decryptedLists() {
        return files(scene.town().folder().resolveSibling("livs-fil").resolve("listor")).stream()
                .map(Scene::read)
                .toList();
    }

    private static List<Path> listFiles(String suffix) {
        return files(scene.town().procapita().home().resolve(FileSupplier.LISTS)).stream()
                .filter(path -> path.toString().endsWith(suffix))
                .toList();
    }

    private static int number(Path list) {
        return Integer.parseInt(list.getFileName().toString().split("_")[2]);
    }

    private static String sha256(Path file) {
        try {
            return Sha256.hex(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> all = Files.list(folder)) {
            return all.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Rival rival() {
        return new Rival(scene.town().procapita(), FileSupplier.LISTS);
    }

    private static Sample somebody() {
        return scene.people().someone().with("grundmottagare", "livs-fil");
    }

    private static Sample cast(String personnummer, String firstName, String lastName) {
        return scene.people().cast(personnummer, firstName, lastName).with("grundmottagare", "livs-fil");
    }
}
